"""The corpus as the recogniser's training and its measuring see it."""

from pathlib import Path

from recogniser.corpus import development, plain, read_corpus, sentence_of, training_runs


def test_a_token_is_cut_as_the_engine_cuts_and_marks_stay_out_of_the_name() -> None:
    sentence = sentence_of([("(لندن)،", "B-LOC"), ("أعلن", "O")])
    assert sentence.words == ("(", "لندن", ")", "،", "أعلن")
    assert sentence.labels == ("O", "B-LOC", "O", "O", "O")
    assert [sentence.words[head] for head in sentence.heads] == ["لندن", "أعلن"]


def test_a_name_of_two_words_in_one_token_goes_on_with_i() -> None:
    sentence = sentence_of([("أسامة-السيد", "B-PERS")])
    assert sentence.words == ("أسامة", "-", "السيد")
    assert sentence.labels == ("B-PERS", "I-PERS", "I-PERS")


def test_a_word_loses_its_marks_and_its_own_digits() -> None:
    assert plain("مُحَمَّـــد") == "محمد"
    assert plain("٢٠١٧") == "2017"
    assert plain("ـ") == "ـ"


def test_a_file_is_read_by_sentence_and_other_labels_count_as_outside(tmp_path: Path) -> None:
    path = tmp_path / "corpus.conll"
    path.write_text("زار O\nعمر B-PERS\n\n\nالسفير B-TITLE\n", encoding="utf-8")
    first, second = read_corpus(path)
    assert first.gold == ("O", "B-PERS")
    assert second.gold == ("O",)


def test_no_sentence_is_both_trained_on_and_measured() -> None:
    sentences = [sentence_of([(f"كلمة{number}", "O")]) for number in range(25)]
    measured = development(sentences)
    trained = [sentence for run in training_runs(sentences) for sentence in run]
    assert len(measured) + len(trained) == len(sentences)
    assert not {s.words for s in measured} & {s.words for s in trained}
