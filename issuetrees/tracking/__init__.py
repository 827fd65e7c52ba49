"""What follows a decision: measurement plans, actuals, calibration, activities and roles."""
