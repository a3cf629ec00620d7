"""scikit-learn: MLPClassifier, an epoch by partial_fit, which keeps Adam's moments."""
import numpy as np
from sklearn.neural_network import MLPClassifier


def start(spec, train, test):
    model = MLPClassifier(
        hidden_layer_sizes=(128,), batch_size=spec["batch"], alpha=0, epsilon=1e-7, random_state=spec["seed"]
    )

    def epoch():
        model.partial_fit(*train, classes=np.arange(10))
        return model.loss_, model.score(*test)

    return epoch, 784 * 128 + 128 + 128 * 10 + 10
