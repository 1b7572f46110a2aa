"""The year of lessons: learning paths, séances, mats and pictures, as data files beside this module."""
