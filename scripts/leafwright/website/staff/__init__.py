"""What the site holds for staff: register, states, reviews, evidence and rules."""
