"""temporary"""
import simulateur.turn
import simulateur.desk.keeping.store
import beebot.progress
from simulateur.pages.page import load_pages
