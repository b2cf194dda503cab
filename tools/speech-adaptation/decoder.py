"""Forced alignment with PocketSphinx: which pronunciation of each word was spoken, and where the pauses are."""
import ctypes as c

MODEL = "/usr/share/pocketsphinx/model/en-us/"
_ps = c.CDLL("libpocketsphinx.so.3", mode=c.RTLD_GLOBAL)
_base = c.CDLL("libsphinxbase.so.3", mode=c.RTLD_GLOBAL)
for _name in ("ps_args", "ps_init", "ps_seg_iter", "ps_seg_next"):
    getattr(_ps, _name).restype = c.c_void_p
_base.cmd_ln_parse_r.restype = c.c_void_p
_ps.ps_seg_word.restype = c.c_char_p
_ps.ps_get_hyp.restype = c.c_char_p


class Aligner:
    def __init__(self, dictionary, means):
        options = {"hmm": MODEL + "en-us", "mean": means, "dict": dictionary, "logfn": "/dev/null", "remove_silence": "no"}
        flat = [b"align"] + [part.encode() for key, value in options.items() for part in ("-" + key, value)]
        parsed = _base.cmd_ln_parse_r(None, c.c_void_p(_ps.ps_args()), len(flat), (c.c_char_p * len(flat))(*flat), 1)
        self._decoder = c.c_void_p(_ps.ps_init(c.c_void_p(parsed)))
        assert self._decoder.value, "the model cannot be loaded"

    def align(self, sentence, pcm):
        """Words with the number of their pronunciation, and <sil>; None when the sentence does not fit the sound."""
        grammar = f"#JSGF V1.0; grammar a; public <s> = {sentence} ;".encode()
        assert _ps.ps_set_jsgf_string(self._decoder, b"a", grammar) == 0, sentence
        _ps.ps_set_search(self._decoder, b"a")
        _ps.ps_start_utt(self._decoder)
        _ps.ps_process_raw(self._decoder, pcm, c.c_size_t(len(pcm) // 2), 0, 1)
        _ps.ps_end_utt(self._decoder)
        if not _ps.ps_get_hyp(self._decoder, None):
            return None
        words, segment = [], _ps.ps_seg_iter(self._decoder)
        while segment:
            words.append(_ps.ps_seg_word(c.c_void_p(segment)).decode())
            segment = _ps.ps_seg_next(c.c_void_p(segment))
        return [word for word in words if word not in ("<s>", "</s>", "(NULL)")]
