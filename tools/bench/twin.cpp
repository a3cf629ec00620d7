// The engine's algorithm in C++, for this very machine: what WebAssembly costs. A network 784-128-10, relu, softmax, Adam,
// batch 32; pixels that are zero are left out on both ways, and Adam moves a row while its gradient is in registers.
// Usage: twin FOLDER_OF_THE_IDX_FILES EPOCHS THREADS. Prints one line of JSON.
#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <numeric>
#include <random>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

constexpr int INPUTS = 784, HIDDEN = 128, CLASSES = 10, BATCH = 32;
constexpr float BETA1 = 0.9f, BETA2 = 0.999f, EPSILON = 1e-7f;
constexpr double RATE = 0.001;

// As many floats as the processor takes at once: of wider vectors GCC makes code that goes through memory.
#if defined(__AVX512F__)
constexpr int LANES = 16;
#elif defined(__AVX__)
constexpr int LANES = 8;
#else
constexpr int LANES = 4;
#endif
typedef float Vector __attribute__((vector_size(LANES * sizeof(float))));

// Hidden units whose sums stay in registers together, as in the engine: its panel.
constexpr int PANEL = 32, VECTORS = PANEL / LANES, PANELS = HIDDEN / PANEL, ROW = PANEL * (INPUTS + 1);

static Vector load(const float *from) {
  Vector result;
  memcpy(&result, from, sizeof result);
  return result;
}
static void store(float *to, Vector value) { memcpy(to, &value, sizeof value); }
static Vector root(Vector x) {
  for (int lane = 0; lane < LANES; lane++) x[lane] = std::sqrt(x[lane]);
  return x;
}

[[noreturn]] static void fail(const std::string &message) {
  fprintf(stderr, "native twin: %s\n", message.c_str());
  exit(1);
}

// Digits as lists of their pixels that are not zero.
struct Digits {
  std::vector<uint16_t> pixels;
  std::vector<float> values;
  std::vector<size_t> starts{0};
  std::vector<uint8_t> labels;
  int count() const { return int(labels.size()); }
};

static std::vector<uint8_t> readFile(const std::string &path, int header) {
  // A folder opens like a file, and only reading it fails.
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error || size <= uintmax_t(header)) fail("cannot read " + path);
  std::vector<uint8_t> bytes(size - header);
  std::ifstream file(path, std::ios::binary);
  file.seekg(header);
  if (!file.read(reinterpret_cast<char *>(bytes.data()), std::streamsize(bytes.size()))) fail("cannot read " + path);
  return bytes;
}

static Digits readDigits(const std::string &folder, const std::string &part) {
  Digits digits;
  const std::string path = folder + "/" + part + "-images-idx3-ubyte";
  const auto images = readFile(path, 16);
  digits.labels = readFile(folder + "/" + part + "-labels-idx1-ubyte", 8);
  if (images.size() != digits.labels.size() * INPUTS) fail("not an image for each label in " + path);
  for (int sample = 0; sample < digits.count(); sample++) {
    for (int pixel = 0; pixel < INPUTS; pixel++) {
      const uint8_t value = images[size_t(sample) * INPUTS + pixel];
      if (value == 0) continue;
      digits.pixels.push_back(uint16_t(pixel));
      digits.values.push_back(float(value) / 255);
    }
    digits.starts.push_back(digits.pixels.size());
  }
  return digits;
}

// Weights and moments. The first layer lies panel by panel, a row for each pixel and one for the bias; the last unit by unit.
struct Parameters {
  alignas(64) float first[PANELS * ROW] = {};
  alignas(64) float last[CLASSES][HIDDEN] = {};
  float bias[CLASSES] = {};
};
static Parameters weights, moments1, moments2;

// What a batch needs. Activations and their gradients are shared; each thread has its own lists.
alignas(64) static float hidden[BATCH][HIDDEN], hiddenGradient[BATCH][HIDDEN], logitGradient[BATCH][CLASSES];
static double losses[BATCH];
static bool hits[BATCH];

struct Entry {
  uint32_t at;
  float value;
};
struct Lists {
  Entry bySample[BATCH][INPUTS], byPixel[INPUTS][BATCH];
  int samples[BATCH], pixels[INPUTS];
};

// A step of Adam with its bias corrections.
struct Step {
  float rate, root;
  explicit Step(int number)
      : rate(float(RATE / (1 - std::pow(double(BETA1), number)))),
        root(float(1 / std::sqrt(1 - std::pow(double(BETA2), number)))) {}
};

static void adam(const Step &step, Vector gradient, float *weight, float *moment1, float *moment2) {
  const Vector m = BETA1 * load(moment1) + (1 - BETA1) * gradient;
  const Vector v = BETA2 * load(moment2) + (1 - BETA2) * gradient * gradient;
  store(moment1, m);
  store(moment2, v);
  store(weight, load(weight) - step.rate * m / (root(v) * step.root + EPSILON));
}

static void list(const Digits &digits, const uint32_t *order, int batch, Lists &lists) {
  std::fill(lists.pixels, lists.pixels + INPUTS, 0);
  for (int s = 0; s < batch; s++) {
    Entry *entry = lists.bySample[s];
    for (size_t at = digits.starts[order[s]]; at < digits.starts[order[s] + 1]; at++) {
      const uint32_t pixel = digits.pixels[at];
      *entry++ = {pixel * PANEL, digits.values[at]};
      lists.byPixel[pixel][lists.pixels[pixel]++] = {uint32_t(s) * HIDDEN, digits.values[at]};
    }
    lists.samples[s] = int(entry - lists.bySample[s]);
  }
}

static void forward(const Lists &lists, int batch, int firstPanel, int lastPanel) {
  for (int panel = firstPanel; panel < lastPanel; panel++) {
    const float *rows = weights.first + panel * ROW;
    for (int s = 0; s < batch; s++) {
      Vector sums[VECTORS];
      for (int v = 0; v < VECTORS; v++) sums[v] = load(rows + INPUTS * PANEL + v * LANES);
      for (const Entry *entry = lists.bySample[s], *end = entry + lists.samples[s]; entry < end; entry++)
        for (int v = 0; v < VECTORS; v++) sums[v] += entry->value * load(rows + entry->at + v * LANES);
      for (int v = 0; v < VECTORS; v++) store(&hidden[s][panel * PANEL + v * LANES], sums[v] > 0 ? sums[v] : Vector{});
    }
  }
}

// Logits, softmax, loss and, for training, the gradients of one sample.
static void middle(int s, int label, int batch, bool train) {
  float probabilities[CLASSES];
  for (int unit = 0; unit < CLASSES; unit++) {
    Vector sum{};
    for (int h = 0; h < HIDDEN; h += LANES) sum += load(&hidden[s][h]) * load(&weights.last[unit][h]);
    probabilities[unit] = weights.bias[unit];
    for (int lane = 0; lane < LANES; lane++) probabilities[unit] += sum[lane];
  }
  const float *best = std::max_element(probabilities, probabilities + CLASSES);
  hits[s] = best - probabilities == label;
  const float largest = *best;
  float total = 0;
  for (float &p : probabilities) total += p = std::exp(p - largest);
  for (float &p : probabilities) p /= total;
  losses[s] = -std::log(std::clamp(probabilities[label], 1e-7f, 1 - 1e-7f));
  if (!train) return;
  for (int unit = 0; unit < CLASSES; unit++)
    logitGradient[s][unit] = (probabilities[unit] - float(unit == label)) / float(batch);
  for (int h = 0; h < HIDDEN; h += LANES) {
    Vector gradient{};
    for (int unit = 0; unit < CLASSES; unit++) gradient += logitGradient[s][unit] * load(&weights.last[unit][h]);
    store(&hiddenGradient[s][h], load(&hidden[s][h]) > 0 ? gradient : Vector{});
  }
}

static void updateFirst(const Lists &lists, const Step &step, int batch, int firstPanel, int lastPanel) {
  for (int row = 0; row <= INPUTS; row++) {
    for (int panel = firstPanel; panel < lastPanel; panel++) {
      const float *gradient = &hiddenGradient[0][panel * PANEL];
      Vector sums[VECTORS] = {};
      if (row < INPUTS) {
        for (const Entry *entry = lists.byPixel[row], *end = entry + lists.pixels[row]; entry < end; entry++)
          for (int v = 0; v < VECTORS; v++) sums[v] += entry->value * load(gradient + entry->at + v * LANES);
      } else {
        for (int s = 0; s < batch; s++)
          for (int v = 0; v < VECTORS; v++) sums[v] += load(gradient + s * HIDDEN + v * LANES);
      }
      const int at = panel * ROW + row * PANEL;
      for (int v = 0, place = at; v < VECTORS; v++, place += LANES)
        adam(step, sums[v], weights.first + place, moments1.first + place, moments2.first + place);
    }
  }
}

// Of the last layer the weights of some hidden units, which no other thread's next step waits for.
static void updateLast(const Step &step, int batch, int firstHidden, int lastHidden) {
  for (int unit = 0; unit < CLASSES; unit++) {
    for (int h = firstHidden; h < lastHidden; h += LANES) {
      Vector sum{};
      for (int s = 0; s < batch; s++) sum += logitGradient[s][unit] * load(&hidden[s][h]);
      adam(step, sum, &weights.last[unit][h], &moments1.last[unit][h], &moments2.last[unit][h]);
    }
  }
}

static void updateBias(const Step &step, int batch) {
  for (int unit = 0; unit < CLASSES; unit++) {
    float gradient = 0;
    for (int s = 0; s < batch; s++) gradient += logitGradient[s][unit];
    float &m = moments1.bias[unit], &v = moments2.bias[unit];
    m = BETA1 * m + (1 - BETA1) * gradient;
    v = BETA2 * v + (1 - BETA2) * gradient * gradient;
    weights.bias[unit] -= step.rate * m / (std::sqrt(v) * step.root + EPSILON);
  }
}

// Moments that are no longer fed would shrink until they are subnormal, with which x86 is a hundred times slower.
static void dropTiny(int firstPanel, int lastPanel) {
  for (Parameters *moments : {&moments1, &moments2})
    for (int at = firstPanel * ROW; at < lastPanel * ROW; at++)
      if (std::fabs(moments->first[at]) < 1e-30f) moments->first[at] = 0;
}

// Threads wait here for each other: without sleeping at first, for they are seldom far apart.
class Barrier {
  const int threads;
  std::atomic<int> arrived{0}, turn{0};

public:
  explicit Barrier(int threads) : threads(threads) {}
  void wait() {
    const int now = turn.load(std::memory_order_acquire);
    if (arrived.fetch_add(1) == threads - 1) {
      arrived.store(0, std::memory_order_relaxed);
      turn.store(now + 1, std::memory_order_release);
      return;
    }
    for (int tries = 0; turn.load(std::memory_order_acquire) == now; tries++)
      if (tries > 20000) std::this_thread::yield();
  }
};

// One thread's share of the batches: its panels of the first layer, and of the last what they lead to; in between its
// samples. Two barriers a step: what comes after the second touches nothing of another thread's.
static double pass(const Digits &digits, const std::vector<uint32_t> &order, int thread, int threads, Barrier &barrier,
                   int firstStep, bool train, int &right) {
  const auto lists = std::make_unique<Lists>();
  const auto share = [&](int count) { return std::pair{count * thread / threads, count * (thread + 1) / threads}; };
  const auto [firstPanel, lastPanel] = share(PANELS);
  double lossSum = 0;
  for (int start = 0, number = firstStep + 1; start < digits.count(); start += BATCH, number++) {
    const int batch = std::min(BATCH, digits.count() - start);
    list(digits, &order[start], batch, *lists);
    forward(*lists, batch, firstPanel, lastPanel);
    barrier.wait();
    const auto [firstSample, lastSample] = share(batch);
    for (int s = firstSample; s < lastSample; s++) middle(s, digits.labels[order[start + s]], batch, train);
    barrier.wait();
    if (thread == 0) {
      lossSum += std::accumulate(losses, losses + batch, 0.0);
      right += int(std::count(hits, hits + batch, true));
    }
    if (train) {
      const Step step(number);
      updateFirst(*lists, step, batch, firstPanel, lastPanel);
      updateLast(step, batch, firstPanel * PANEL, lastPanel * PANEL);
      if (thread == 0) updateBias(step, batch);
      if (number % 64 == 0) dropTiny(firstPanel, lastPanel);
    }
  }
  return lossSum;
}

// All threads through some digits. Gives the mean loss and the share of right answers.
static std::pair<double, double> run(const Digits &digits, const std::vector<uint32_t> &order, int threads,
                                     int firstStep, bool train) {
  Barrier barrier(threads);
  double lossSum = 0;
  int right = 0, ignored = 0;
  std::vector<std::thread> others;
  for (int thread = 1; thread < threads; thread++)
    others.emplace_back([&, thread] { pass(digits, order, thread, threads, barrier, firstStep, train, ignored); });
  lossSum = pass(digits, order, 0, threads, barrier, firstStep, train, right);
  for (auto &other : others) other.join();
  return {lossSum / digits.count(), double(right) / digits.count()};
}

static void startWeights(std::mt19937 &random) {
  const auto glorot = [&](int inputs, int units) {
    const float limit = std::sqrt(6.0f / float(inputs + units));
    return std::uniform_real_distribution<float>(-limit, limit)(random);
  };
  for (int panel = 0; panel < PANELS; panel++)
    for (int at = 0; at < INPUTS * PANEL; at++) weights.first[panel * ROW + at] = glorot(INPUTS, HIDDEN);
  for (auto &unit : weights.last)
    for (float &weight : unit) weight = glorot(HIDDEN, CLASSES);
}

// A whole number, or 0 for anything else.
static int wholeNumber(const char *text) {
  int number = 0;
  const char *end = text + strlen(text);
  const auto [stop, error] = std::from_chars(text, end, number);
  return error == std::errc{} && stop == end ? number : 0;
}

int main(int count, char **arguments) {
  const int epochs = count == 4 ? wholeNumber(arguments[2]) : 0, threads = count == 4 ? wholeNumber(arguments[3]) : 0;
  if (epochs < 1 || threads < 1 || threads > PANELS)
    fail("expected FOLDER EPOCHS THREADS, with 1 to " + std::to_string(PANELS) + " threads");
  const Digits train = readDigits(arguments[1], "train"), test = readDigits(arguments[1], "t10k");
  std::mt19937 random(1);
  startWeights(random);
  std::vector<uint32_t> order(train.labels.size()), inOrder(test.labels.size());
  std::iota(order.begin(), order.end(), 0);
  std::iota(inOrder.begin(), inOrder.end(), 0);
  const int steps = (train.count() + BATCH - 1) / BATCH;
  std::string seconds;
  double loss = 0, accuracy = 0;
  for (int epoch = 0; epoch < epochs; epoch++) {
    const auto started = std::chrono::steady_clock::now();
    std::shuffle(order.begin(), order.end(), random);
    loss = run(train, order, threads, epoch * steps, true).first;
    accuracy = run(test, inOrder, threads, 0, false).second;
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
    seconds += (epoch ? ", " : "") + std::to_string(took.count());
  }
  printf("{\"seconds\": [%s], \"loss\": %.6f, \"accuracy\": %.4f}\n", seconds.c_str(), loss, accuracy);
}
