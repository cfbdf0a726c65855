"""Leaves a socket in a directory."""

import os
import socket

os.mkdir(os.environ["CLOCKWORK_OUTPUT_TREE"])
os.chdir(os.environ["CLOCKWORK_OUTPUT_TREE"])  # a socket's path must be short
socket.socket(socket.AF_UNIX).bind("socket")
