"""Loads files of exportKeras in Keras and prints what it predicts, as JSON; with --train, after some steps of training too.

The files are the arguments; beside each lies what to predict, as <file>.json.
"""

import json
import os
import sys
import warnings

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
# What Keras would leave out is an error here.
warnings.simplefilter("error")

import keras
import numpy as np


def answers(file):
    model = keras.saving.load_model(file)
    with open(file + ".json") as given:
        read = json.load(given)
    inputs = np.float32(read["inputs"])
    made = {"keras": keras.__version__, "answers": model.predict(inputs, verbose=0).ravel().tolist()}
    if read.get("labels") is not None:
        model.fit(inputs, np.array(read["labels"]), batch_size=len(inputs), epochs=1, shuffle=False, verbose=0)
        made["trained"] = model.predict(inputs, verbose=0).ravel().tolist()
    return made


print(json.dumps([answers(file) for file in sys.argv[1:]]))
