"""Adapts the acoustic model to espeak-ng's voices; see README.md."""
import os
import random
import re
import subprocess
import sys
from pathlib import Path

from decoder import MODEL, Aligner
from model import write_differences, write_mixture_weights

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent.parent / "src/AkkaVoice.LocalRealtime"
TRAINER = "/usr/lib/sphinxtrain/"
ACOUSTIC = MODEL + "en-us/"
FRONT_END = "-lowerf 130 -upperf 6800 -nfilt 25 -transform dct -lifter 22 -samprate 16000 -remove_noise yes -remove_silence no"
VOICES = (
    "en-us en-gb en-us+f1 en-us+f2 en-us+f3 en-us+f5 en-gb+f1 en-gb+f3 en-us+m1 en-us+m2 en-us+m4 en-gb+m3 en-gb+m7 en-029+m7 en-gb-x-rp "
    "en-gb-scotland en-gb-x-gbclan en-gb-x-gbcwmd en-us-nyc en-gb+Annie en-us+linda en-us+Andrea en-us+aunty en-us+belinda en-us+Alex "
    "en-us+Mike en-us+max en-us+klatt en-gb+klatt2 en-us+klatt4").split()
SENTENCES_A_VOICE = 45


def run(work, command):
    with open(work / "log", "a") as log:
        subprocess.run(command, shell=True, check=True, stdout=log, stderr=log)


def pronunciations(words):
    found = {}
    for path in (Path(MODEL) / "cmudict-en-us.dict", SOURCE / "Speech/Recognition/Data/pronunciations.dict"):
        for line in path.read_text("latin1").splitlines():
            word, _, phones = line.strip().partition(" ")
            word = word.split("(")[0]
            if word in words and phones not in found.setdefault(word, []):
                found[word].append(phones)
    return {word if i == 0 else f"{word}({i + 1})": phones for word, all in found.items() for i, phones in enumerate(all)}


def speak(sentence, voice):
    wav = subprocess.run(["espeak-ng", "-v", voice, "-s", "160", "--stdout", sentence], check=True, capture_output=True).stdout
    to_raw = "sox -V0 -G --ignore-length -t wav - -r 16000 -c 1 -b 16 -e signed -t raw - pad 0.3 0.5"
    return subprocess.run(to_raw.split(), input=wav, check=True, capture_output=True).stdout


def record(work, voices, means):
    """Speaks, aligns, and writes the lists that the trainer reads."""
    cities = re.findall(r'"([^"]+)"', (SOURCE / "Brains/Offline/Cities.cs").read_text())
    sentences = (HERE / "sentences.txt").read_text().split("\n")[:-1]
    sentences += [f"{'what' if i % 2 else 'how'} is the weather in {city.lower()}" for i, city in enumerate(cities)]
    entries = pronunciations({word for sentence in sentences for word in sentence.split()})
    dictionary = work / "dict"
    dictionary.write_text("".join(f"{word} {phones}\n" for word, phones in entries.items()))
    (work / "fillers").write_text("<s> SIL\n</s> SIL\n<sil> SIL\n[NOISE] +NSN+\n[SPEECH] +SPN+\n")
    aligner, ids, transcripts = Aligner(str(dictionary), means), [], []
    random.seed(1)
    for voice in voices:
        for sentence in random.sample(sentences, SENTENCES_A_VOICE):
            pcm = speak(sentence, voice)
            words = aligner.align(sentence, pcm)
            if words:
                ids.append(f"u{len(ids):05d}")
                (work / "audio" / f"{ids[-1]}.raw").write_bytes(pcm)
                transcripts.append(f"<s> {' '.join(words)} </s> ({ids[-1]})")
    (work / "ids").write_text("\n".join(ids) + "\n")
    (work / "transcripts").write_text("\n".join(transcripts) + "\n")


def main(work, output, voices):
    for folder in ("audio", "counts", "map"):
        (work / folder).mkdir(parents=True, exist_ok=True)
    means = os.environ.get("MEANS", ACOUSTIC + "means")
    record(work, voices, means)
    write_mixture_weights(ACOUSTIC + "sendump", work / "weights")
    run(work, f"pocketsphinx_mdef_convert -text {ACOUSTIC}mdef {work}/mdef")
    run(work, f"sphinx_fe {FRONT_END} -c {work}/ids -di {work}/audio -ei raw -raw 1 -do {work}/audio -eo mfc -input_endian little")
    model = f"-moddeffn {work}/mdef -ts2cbfn .ptm. -mixwfn {work}/weights -varfn {ACOUSTIC}variances -tmatfn {ACOUSTIC}transition_matrices"
    run(work, f"{TRAINER}bw {model} -hmmdir {ACOUSTIC} -meanfn {means} -feat 1s_c_d_dd -svspec 0-12/13-25/26-38 -cmn batch -agc none "
              f"-dictfn {work}/dict -fdictfn {work}/fillers -ctlfn {work}/ids -lsnfn {work}/transcripts -cepdir {work}/audio "
              f"-accumdir {work}/counts -meanreest yes -varreest yes -mixwreest yes -tmatreest yes -2passvar no")
    run(work, f"{TRAINER}map_adapt {model} -meanfn {ACOUSTIC}means -accumdir {work}/counts -mapmeanfn {work}/map/means "
              f"-mapvarfn {work}/map/variances -mapmixwfn {work}/map/weights -maptmatfn {work}/map/transitions")
    write_differences(ACOUSTIC + "means", ACOUSTIC + "variances", work / "map/means", output)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:] or VOICES)
