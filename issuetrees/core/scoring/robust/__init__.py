"""How sure a ranking is: draws, stability of weights, what moves a result, reasons, reversals."""
