"""A table of Keras's numbers in a file of JSON: a row a line, floats as their shortest decimals."""

import json

import keras
import numpy as np
import tensorflow as tf

NO_NUMBERS = {"nan": '"NaN"', "inf": '"Infinity"', "-inf": '"-Infinity"'}


def shortest32(value):
    number = np.float32(value)
    text = np.format_float_positional(number, trim="-")
    return min(text, np.format_float_scientific(number, trim="-", exp_digits=1), key=len)


def encode(value, of_float):
    if isinstance(value, dict):
        return "{%s}" % ",".join(f"{json.dumps(str(k))}:{encode(v, of_float)}" for k, v in value.items())
    if isinstance(value, (list, tuple, np.ndarray)):
        return "[%s]" % ",".join(encode(each, of_float) for each in value)
    if isinstance(value, (float, np.floating)):
        text = of_float(value)
        return NO_NUMBERS.get(text, text)
    return json.dumps(value, ensure_ascii=False)


def write_table(path, head, sections, of_float=str):
    """head: what stands before the rows; sections: lists of rows; both by name."""
    versions = {"keras": keras.__version__, "tensorflow": tf.__version__, "numpy": np.__version__}
    lines = [f'"{name}":{encode(value, of_float)}' for name, value in ({"versions": versions} | head).items()]
    for name, rows in sections.items():
        lines.append('"%s":[\n%s\n]' % (name, ",\n".join(encode(row, of_float) for row in rows)))
    path.write_text("{\n%s\n}\n" % ",\n".join(lines), encoding="utf8")
