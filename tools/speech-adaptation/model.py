"""The files of an acoustic model: what bw needs besides them, and the differences between two sets of means."""
import array
import gzip
import math
import struct

HEADER = b"s3\nversion 1.0\nendhdr\n"
BYTE_ORDER = struct.pack("<I", 0x11223344)


def write_mixture_weights(sendump, path):
    """Turns the compressed weights of a model into the form that SphinxTrain reads."""
    data, at = open(sendump, "rb").read(), 0
    while (length := struct.unpack_from("<i", data, at)[0]) != 0:
        at += 4 + length
    densities, senones = struct.unpack_from("<2i", data, at + 4)
    at += 12
    weight = [1.0001 ** -(value << 10) for value in range(256)]
    streams = (len(data) - at) // (densities * senones)
    weights = array.array("f", bytes(4 * senones * streams * densities))
    for stream in range(streams):
        for density in range(densities):
            for senone, value in enumerate(data[at:at + senones]):
                weights[(senone * streams + stream) * densities + density] = weight[value]
            at += senones
    layout = struct.pack("<4i", senones, streams, densities, len(weights))
    open(path, "wb").write(HEADER + BYTE_ORDER + layout + weights.tobytes())


def read_values(path):
    data = open(path, "rb").read()
    at = data.index(b"endhdr\n") + 7
    streams = struct.unpack_from("<i", data, at + 8)[0]
    at += 4 * (4 + streams)
    count = struct.unpack_from("<i", data, at)[0]
    return struct.unpack_from(f"<{count}f", data, at + 4)


def write_differences(means, variances, adapted, path, steps=8, least_variance=1e-4):
    values = zip(read_values(means), read_values(variances), read_values(adapted))
    differences = (round((to - mean) / math.sqrt(max(variance, least_variance)) * steps) for mean, variance, to in values)
    open(path, "wb").write(gzip.compress(bytes(max(-127, min(127, d)) & 255 for d in differences), 9, mtime=0))
