#!/bin/sh
# Makes the spoken samples in this folder with espeak-ng (voice en-us, 22,050 Hz, mono, 16 bit), with a little silence around them.
set -eu
cd "$(dirname "$0")"

speak() { espeak-ng -v en-us -s 155 -m -w "$1.wav" "<speak><break time=\"300ms\"/>$2<break time=\"300ms\"/></speak>"; }

speak weather "What is the weather in Paris?"
speak joke "Tell me a joke, please."
speak stop "Stop talking, please."
speak thanks "Thank you very much."
speak out-of-scope "Book a table for two people."
