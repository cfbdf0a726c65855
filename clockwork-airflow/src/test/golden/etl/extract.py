print("extracts")
