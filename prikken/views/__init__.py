"""What one does with a date poll in the browser."""
