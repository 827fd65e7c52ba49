"""Running the product: settings from the environment, health, logs, metrics, supervisor."""
