"""PyTorch: fused Adam, the digits put in order once an epoch, no loss read in the loop; compiled if the spec says so."""
import torch
from torch import nn


def glorot(layer):
    if isinstance(layer, (nn.Linear, nn.Conv2d)):
        nn.init.xavier_uniform_(layer.weight)
        nn.init.zeros_(layer.bias)


def ann():
    return nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))


def cnn():
    """buildCnn's 14,034 parameters."""
    return nn.Sequential(
        *[nn.Conv2d(1, 8, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 24, 3), nn.ReLU(), nn.Conv2d(24, 32, 3), nn.ReLU()],
        *[nn.MaxPool2d(2), nn.Flatten(), nn.Dropout(0.25), nn.Linear(512, 10)],
    )


def start(spec, train, test):
    torch.manual_seed(spec["seed"])
    torch.set_num_threads(spec["cores"])
    (images, labels), (test_images, test_labels) = [[torch.from_numpy(array) for array in part] for part in (train, test)]
    model = {"ann": ann, "cnn": cnn}[spec["network"]]()
    model.apply(glorot)
    if spec["network"] == "cnn":
        # (count, 28, 28, 1) is (count, 1, 28, 28) with the channels last in memory.
        images, test_images = images.permute(0, 3, 1, 2), test_images.permute(0, 3, 1, 2)
        model = model.to(memory_format=torch.channels_last)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001, eps=1e-7, fused=True)
    batch = spec["batch"]
    schedule = None
    if "rate" in spec:
        optimizer.param_groups[0]["lr"] = spec["rate"]
        schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, spec["epochs"] * -(-len(images) // batch))
    measure = nn.CrossEntropyLoss()

    def loss_of(batch_images, batch_labels):
        return measure(model(batch_images), batch_labels)

    step_loss = torch.compile(loss_of) if spec.get("compiled") else loss_of

    def epoch():
        model.train()
        order = torch.randperm(len(images))
        total = torch.zeros(())
        for batch_images, batch_labels in zip(images[order].split(batch), labels[order].split(batch)):
            optimizer.zero_grad()
            loss = step_loss(batch_images, batch_labels)
            loss.backward()
            optimizer.step()
            if schedule:
                schedule.step()
            total += loss.detach() * len(batch_labels)
        model.eval()
        with torch.no_grad():
            accuracy = (model(test_images).argmax(1) == test_labels).float().mean()
        return total.item() / len(images), accuracy.item()

    return epoch, sum(parameter.numel() for parameter in model.parameters())
