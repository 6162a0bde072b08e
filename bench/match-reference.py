"""Times cv2.matchTemplate, one thread. Reads lines of JSON: {"frame", "template", "region", "channels", "masked", "rounds"};
pictures are files of raw bytes with their sizes. Answers a line each: milliseconds of each round, best place, score."""
import json
import math
import sys
import time

try:
    import cv2
    import numpy
except ImportError as error:
    print(json.dumps({"absent": str(error)}), flush=True)
    sys.exit(0)

cv2.setNumThreads(1)
print(json.dumps({"version": cv2.__version__, "threads": cv2.getNumThreads()}), flush=True)


def read(picture):
    return numpy.fromfile(picture["file"], numpy.uint8).reshape(picture["height"], picture["width"], 4)


def load(picture, channels):
    rgba = read(picture)
    return cv2.cvtColor(rgba, cv2.COLOR_RGBA2GRAY if channels == 1 else cv2.COLOR_RGBA2RGB)


last = None
for line in sys.stdin:
    job = json.loads(line)
    if line != last:
        frame_planes, template = load(job["frame"], job["channels"]), load(job["template"], job["channels"])
        mask = (read(job["template"])[:, :, 3] >= 128).astype(numpy.uint8) if job["masked"] else None
        last = line
    x, y, width, height = job["region"]
    frame = numpy.ascontiguousarray(frame_planes[y : y + height, x : x + width])
    times = []
    for _ in range(job["rounds"]):
        started = time.perf_counter()
        scores = cv2.matchTemplate(frame, template, cv2.TM_CCOEFF_NORMED, mask=mask)
        _, score, _, place = cv2.minMaxLoc(scores)
        times.append((time.perf_counter() - started) * 1000)
    score = score if math.isfinite(score) else 0
    print(json.dumps({"ms": times, "x": place[0] + x, "y": place[1] + y, "score": score}), flush=True)
