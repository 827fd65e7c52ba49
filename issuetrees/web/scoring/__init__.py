"""Pages of scoring: goals and gates, initiatives, assessors, scores, ranking."""
