"""The ways to a topic: home, lists by letter, kind, part of the body and department, sets, and a screen for all."""
