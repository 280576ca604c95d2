"""What must be there before anything can be built, and where it lies. Standard library only, run before all else."""
