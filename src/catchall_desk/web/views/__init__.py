"""Views: one module for each part of the desk."""
