"""The year as plots and a page, drawn from the content itself, for whoever judges how it goes on."""
