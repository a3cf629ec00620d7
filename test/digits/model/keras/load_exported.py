"""Loads files of exportKeras in Keras and prints what it predicts, as JSON; with labels, also after a step of training.

The files are the arguments; beside each lie its inputs, and the labels for a step, as <file>.json.
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
    arrays = [np.float32(each) for each in read["inputs"]]
    inputs = arrays if len(arrays) > 1 else arrays[0]
    predicted = model.predict(inputs, verbose=0)
    outputs = predicted if isinstance(predicted, list) else [predicted]
    made = {"keras": keras.__version__, "answers": np.concatenate([each.ravel() for each in outputs]).tolist()}
    if read.get("labels") is not None:
        model.fit(inputs, np.array(read["labels"]), batch_size=len(inputs), epochs=1, shuffle=False, verbose=0)
        made["trained"] = model.predict(inputs, verbose=0).ravel().tolist()
    return made


print(json.dumps([answers(file) for file in sys.argv[1:]]))
