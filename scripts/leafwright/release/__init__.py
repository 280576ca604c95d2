"""What is signed off becomes what patients get: versions, register, manifest, and the swap that publishes them."""
