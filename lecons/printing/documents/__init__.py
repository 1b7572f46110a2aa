"""What can be printed, one file a kind; each makes ``Document`` values of content, and knows no Typst."""
