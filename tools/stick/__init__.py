"""What is carried on a USB stick: the site, the year's PDFs, the tablets' folder and what installs the kit."""
