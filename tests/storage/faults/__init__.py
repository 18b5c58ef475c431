"""Faults: a write that fails, a full disk, a power cut. What was acknowledged is still there.

Whatever writes to a case is made to fail at each of its statements and at each of its pages, in a
plain and in an encrypted case. ``RAWI_PROOF_STEPS`` set: no page is passed over.
"""
