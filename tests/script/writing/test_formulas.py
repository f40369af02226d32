# SPDX-License-Identifier: GPL-3.0-or-later
"""Formulas in words: examples of every construct, and that nothing makes the grammar fail."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiopost.script.formulas import in_words, run_in_words

A = "[[ˈeɪ|a]]"


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        (r"x^2 + y^3", "x squared plus y cubed"),
        (r"x^n", "x to the power n"),
        (r"\frac{1}{2}", "one half"),
        (r"\frac{3}{4}", "three quarters"),
        (r"\frac{x}{y}", "x over y"),
        (r"\frac{x+y+z}{2}", "the fraction x plus y plus z, over 2, end fraction"),
        (r"\sqrt{2}", "the square root of 2"),
        (r"\sqrt[3]{y}", "the cube root of y"),
        (r"\sum_{i=1}^n i", "the sum from i equals 1 to n of i"),
        (r"\int_0^\infty e^x", "the integral from 0 to infinity of e to the power x"),
        (r"\lim_{x \to 0} f(x)", "the limit as x approaches 0 of f of x"),
        (r"\alpha \neq \Omega", "alpha is not equal to omega"),
        (r"x_i", "x sub i"),
        (r"x_1", "x 1"),
        (r"v_{max}", "v max"),
        (r"\hat{y}", "y hat"),
        (r"A^T B^{-1}", "[[ˈeɪ|A]] transpose B inverse"),
        (r"f'(x)", "f prime of x"),
        (r"|x|", "the absolute value of x"),
        (r"n!", "n factorial"),
        (r"\binom{n}{k}", "n choose k"),
        (r"P(X|Y)", "P of X given Y"),
        (r"(a+b)^2", f"open paren {A} plus b close paren squared"),
        (r"\{x \mid x > 0\}", "the set x such that x is greater than 0"),
        (r"O(n \log n)", "O of n log n"),
        (r"\log_2 n", "log base 2 n"),
        (r"30^\circ", "30 degrees"),
        (r"x \in \mathbb{R}", "x in the real numbers"),
        (r"x \ne X", "x is not equal to capital X"),
        (
            r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}",
            "the 2 by 2 matrix: row 1: 1, 2; row 2: 3, 4; end matrix",
        ),
        (r"\begin{pmatrix} 1 \\ 2 \end{pmatrix}", "the vector 1, 2"),
        (r"\[x^2\]", "x squared"),
        (r"x^{n+1} + 2", "x to the power of n plus 1, end power, plus 2"),
        (r"\frac{\frac{1}{x}}{y+1}", "the fraction 1 over x, over y plus 1, end fraction"),
        (r"\left(\frac{b}{c}\right)^2", "open paren b over c close paren squared"),
        (r"(X^TX)^{-1}", "open paren X transpose X close paren inverse"),
        (r"f''(x)", "f double prime of x"),
        (r"\left.\frac{dy}{dx}\right|_{x=0}", "d y over d x, evaluated at x equals 0"),
        (r"F(x)\Big|_b^c", "F of x, evaluated from b to c"),
        (r"\vert x \vert", "the absolute value of x"),
        (r"\{x : x > 0\}", "the set x such that x is greater than 0"),
        (r"\limsup_{n\to\infty} x_n", "the limit superior as n approaches infinity of x sub n"),
        (r"\arg\min_\theta L(\theta)", "arg min over theta of L of theta"),
        (r"\mathrm{Var}(X) = 5\,\mathrm{kg}", "the variance of X equals 5 kg"),
        (r"\begin{aligned} x &= y \\ &= z \end{aligned}", "x equals y; equals z"),
        (
            r"\begin{eqnarray*} x &=& y \nonumber \\ z &=& 1 \label{eq:z} \end{eqnarray*}",
            "x equals y; z equals 1",
        ),
        (
            r"\begin{dcases} 1 & \text{if } x \\ 0 & \text{otherwise} \end{dcases}",
            "2 cases: 1, if x; 0, otherwise",
        ),
        (r"\left\{\begin{array}{l} x \\ y \end{array}\right.", "2 cases: x; y"),
        (r"\overbrace{x+y}^{\text{both}}", "x plus y, labelled both"),
        (r"x \stackrel{def}{=} y", "x equals, labelled def, y"),
        (r"\ce{2H2 + O2 -> 2H2O}", "2 H 2 plus O 2 to 2 H 2 O"),
        (r"\qty{5}{\kilogram}", "5 kilogram"),
        (r"x \not= y \perp z", "x is not equal to y perpendicular to z"),
        (r"\triangle BCD", "triangle B C D"),
        (r"\Re z", "the real part of z"),
        (r"12{,}345{,}678 + 3{,}14", "12,345,678 plus 3,14"),
        (r"10\,000", "10000"),
        (r"\$5", "$5"),
        (r"b \equiv c \pmod{n}", "b is equivalent to c modulo n"),
        (r"\text{a $x$ b} \tag{3}", "a x b"),
        (r"\unknown{x}", "unknown x"),
    ],
)
def test_tex_in_english(tex: str, words: str) -> None:
    assert in_words(tex, "", "en") == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "x gleich Wurzel aus y durch 2"),
        ("es", "x igual a la raíz cuadrada de y sobre 2"),
        ("fr", "x égale racine carrée de y sur 2"),
    ],
)
def test_other_languages(language: str, words: str) -> None:
    text = (
        in_words(r"x = \sqrt{\frac{y}{2}}", "", language)
        .replace(" i griega ", " y ")
        .replace(" i grec ", " y ")
    )
    assert text.split(",")[0] == words


def test_mathml_is_read_with_its_entities_and_never_its_declarations() -> None:
    mathml = "<math><mi>&alpha;</mi><mo>&InvisibleTimes;</mo><msup><mi>x</mi><mn>2</mn></msup></math>"
    assert in_words("", mathml, "en") == "alpha x squared"
    bomb = '<!DOCTYPE m [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><math><mi>&b;</mi></math>'
    assert "aaaa" not in in_words("", bomb, "en")


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        ("<msup><mfenced><mrow><mi>x</mi><mo>+</mo><mi>y</mi></mrow></mfenced><mn>2</mn></msup>",
         "open paren x plus y close paren squared"),
        ("<mfenced open='[' close=']' separators=';'><mi>x</mi><mi>y</mi></mfenced>", "open bracket x, y close bracket"),
        ("<mi mathvariant='double-struck'>R</mi>", "the real numbers"),
        ("<mi mathvariant='normal'>V</mi><mi mathvariant='normal'>a</mi><mi mathvariant='normal'>r</mi>", "the variance of"),
        ("<mi>x</mi><mi>&#8712;</mi><mi>y</mi>", "x in y"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", "the cube root of x"),
        ("<semantics><mi>x</mi><annotation-xml><apply><ci>no</ci></apply></annotation-xml></semantics>", "x"),
        ("<apply><plus/><ci>x</ci><ci>y</ci></apply>", ""),
        ("<mo>(</mo><msup><mo>)</mo></msup>", ""),
    ],
)  # fmt: skip
def test_mathml_in_english(inner: str, words: str) -> None:
    assert in_words("", f"<math>{inner}</math>", "en") == words


NAMES = "kettle stove spoon sugar lemon saucer".split()
ATOMS = st.sampled_from([command + "{" + name + "}" for name in NAMES for command in (r"\text", r"\mathrm")])


def _shapes(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    one = st.sampled_from(
        r"\sqrt{%s} {%s}^2 {%s}_1 \left(%s\right)^{-1} \hat{%s} \overline{%s} \vec{%s} |%s| \sin(%s) \boxed{%s} \int_0^1%s\,dx "
        r"\lim_{x\to0}%s \left.%s\right|_{x=0} \{%s\} -%s \begin{aligned}%s\end{aligned} \color{red}{%s} \lfloor%s\rfloor".split()
    )
    two = st.sampled_from(
        r"\frac{%s}{%s} \binom{%s}{%s} {%s}^{%s} {%s}_{%s} \sqrt[%s]{%s} %s+%s %s=%s %s\cdot%s %s\leq%s \underbrace{%s}_{%s} "
        r"\sum_{%s}^n%s \begin{pmatrix}%s&%s\end{pmatrix} \begin{cases}%s\\%s\end{cases} \begin{align*}%s&=%s\end{align*} "
        r"\prod_{i=1}^{%s}%s \overset{%s}{%s} %s\to%s P(%s\mid%s)".split()
    )
    return st.one_of(
        st.builds(lambda shape, a: shape % a, one, inner),
        st.builds(lambda shape, a, b: shape % (a, b), two, inner, inner),
    )


@settings(max_examples=300, deadline=None)
@given(st.recursive(ATOMS, _shapes, max_leaves=6), st.sampled_from(["en", "de", "es", "fr"]))
def test_no_word_of_a_formula_is_lost_or_doubled_and_no_command_is_read(tex: str, language: str) -> None:
    said = in_words(tex, "", language)
    assert "\\" not in said
    assert {name: said.count(name) for name in NAMES} == {name: tex.count(name) for name in NAMES}


def test_depth_and_length_are_bounded() -> None:
    assert in_words("", "<math>" + "<mrow>" * 500 + "<mi>x</mi>" + "</mrow>" * 500 + "</math>", "en") == ""
    assert in_words("{" * 10_000 + "x" + "}" * 10_000, "", "en") == ""
    assert in_words("x+" * 5_000 + "x", "", "en") == ""
    big = r"\begin{pmatrix}" + r" \\ ".join(["1 & 2 & 3 & 4 & 5"] * 5) + r"\end{pmatrix}"
    assert in_words(big, "", "en") == "a 5 by 5 matrix"


def test_alternative_text_that_is_words_is_left_alone() -> None:
    assert run_in_words("the golden ratio", "", "en") == ""
    assert in_words("x", "", "it") == ""


TEX = st.lists(
    st.one_of(
        st.sampled_from(
            r"\frac \sqrt \sum \int \begin{matrix} \end{matrix} & \\ ^ _ { } [ ] ( ) | x 1 \left( \right) \hat \text{a} \lim".split()
        ),
        st.text(string.printable, max_size=4),
    ),
    max_size=12,
).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(TEX, st.sampled_from(["en", "de", "es", "fr"]))
def test_any_tex_gives_words_or_nothing(tex: str, language: str) -> None:
    assert in_words(tex, "", language) == in_words(tex, "", language).strip()


MATHML = st.recursive(
    st.sampled_from(
        [
            "<mi>x</mi>",
            "<mn>1</mn>",
            "<mo>(</mo>",
            "<mo>)</mo>",
            "<mo>|</mo>",
            "<mo>{</mo>",
            "<mspace/>",
            "<mtext>a</mtext>",
        ]
    ),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(
            "mrow mfrac msup msub msubsup munder mover munderover msqrt mroot mtable mtr mtd mmultiscripts".split()
        ),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(MATHML)
def test_any_mathml_gives_words_or_nothing(inner: str) -> None:
    assert isinstance(in_words("", f"<math>{inner}</math>", "en"), str)
