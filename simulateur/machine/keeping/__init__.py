"""What outlives the screen: settings, the answer under way, and each try. No pygame here."""
