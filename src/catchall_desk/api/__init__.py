"""The API: the services and selectors over HTTP, every answer and error documented."""
