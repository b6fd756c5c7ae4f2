"""Runs notebooks in their kernel and puts the outputs into them.

    python execute.py NOTEBOOK [NOTEBOOK ...]

Prints a line for each: its name and the seconds that it took. Stops at the first error.
"""

import os
import re
import sys
import time

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

CELL_SECONDS = 300


def reason(notebook):
    """The line that names the error: tslab writes it, and where it was thrown, to stderr."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    text = "".join(output.text for output in outputs if output.get("name") == "stderr")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    named = [line for line in lines if re.match(r"\w*Error: ", line)]
    return (named or lines or ["no reason was given"])[0]


for path in sys.argv[1:]:
    notebook = nbformat.read(path, as_version=4)
    start = time.perf_counter()
    try:
        NotebookClient(notebook, timeout=CELL_SECONDS).execute()
    except CellExecutionError:
        sys.exit(f"Error: a cell of {os.path.basename(path)} failed: {reason(notebook)}")
    print(path, round(time.perf_counter() - start, 2), flush=True)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error" or output.get("name") == "stderr":
                sys.exit(f"Error: a cell of {path} failed:\n{cell.source}\n{output}")
    nbformat.write(notebook, path)
