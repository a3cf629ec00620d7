"""JAX: a whole epoch, its random order included, is one compiled lax.scan."""
import jax
import jax.numpy as jnp

RATE, BETA1, BETA2, EPSILON = 0.001, 0.9, 0.999, 1e-7


def glorot(key, inputs, units):
    limit = (6 / (inputs + units)) ** 0.5
    return jax.random.uniform(key, (inputs, units), minval=-limit, maxval=limit)


def logits_of(parameters, images):
    (first, first_bias), (second, second_bias) = parameters
    return jax.nn.relu(images @ first + first_bias) @ second + second_bias


def loss_of(parameters, images, labels):
    logits = logits_of(parameters, images)
    return -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(logits), labels[:, None], axis=1))


def adam(parameters, moments, gradients, step):
    first, second = moments
    tree = jax.tree.map
    first = tree(lambda m, g: BETA1 * m + (1 - BETA1) * g, first, gradients)
    second = tree(lambda v, g: BETA2 * v + (1 - BETA2) * g * g, second, gradients)
    rate, root = RATE / (1 - BETA1**step), 1 / jnp.sqrt(1 - BETA2**step)
    moved = tree(lambda w, m, v: w - rate * m / (jnp.sqrt(v) * root + EPSILON), parameters, first, second)
    return moved, (first, second)


def start(spec, train, test):
    images, labels = [jnp.asarray(array) for array in train]
    test_images, test_labels = [jnp.asarray(array) for array in test]
    batch = spec["batch"]
    steps = len(images) // batch

    def train_step(state, indices):
        parameters, moments, step = state
        loss, gradients = jax.value_and_grad(loss_of)(parameters, images[indices], labels[indices])
        parameters, moments = adam(parameters, moments, gradients, step)
        return (parameters, moments, step + 1), loss

    @jax.jit
    def train_epoch(state, key):
        order = jax.random.permutation(key, len(images))[: steps * batch].reshape(steps, batch)
        state, losses = jax.lax.scan(train_step, state, order)
        return state, losses.mean()

    @jax.jit
    def accuracy_of(parameters):
        return jnp.mean(logits_of(parameters, test_images).argmax(1) == test_labels)

    keys = jax.random.split(jax.random.key(spec["seed"]), 3)
    parameters = [(glorot(keys[0], 784, 128), jnp.zeros(128)), (glorot(keys[1], 128, 10), jnp.zeros(10))]
    zeros = jax.tree.map(jnp.zeros_like, parameters)
    held = {"state": (parameters, (zeros, zeros), jnp.float32(1)), "key": keys[2]}

    def epoch():
        held["key"], key = jax.random.split(held["key"])
        held["state"], loss = train_epoch(held["state"], key)
        return float(loss), float(accuracy_of(held["state"][0]))

    return epoch, sum(array.size for array in jax.tree.leaves(parameters))
