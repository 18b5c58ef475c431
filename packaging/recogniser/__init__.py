"""Making the neural recogniser of names: see ``packaging/train_recogniser.py``."""
