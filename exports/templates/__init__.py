"""The Word templates that an office may edit, and the script that makes them anew."""
