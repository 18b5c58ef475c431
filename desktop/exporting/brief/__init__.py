"""The brief: a document that tells what a case holds, each sentence with its footnote."""
