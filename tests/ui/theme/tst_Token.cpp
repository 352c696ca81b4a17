// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Token.h"

#include <QTest>

#include <cmath>

using namespace sealwright::theme;

namespace {

/// Relative luminance and contrast as WCAG 2.2 defines them.
double luminance(const QColor &color)
{
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace

class TestToken : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsReadableOnItsGround_data();
    void everyTextIsReadableOnItsGround();
    void theSchemesDiffer();
};

void TestToken::everyTextIsReadableOnItsGround_data()
{
    QTest::addColumn<int>("text");
    QTest::addColumn<int>("ground");
    const auto row = [](const char *name, Token text, Token ground) {
        QTest::newRow(name) << static_cast<int>(text) << static_cast<int>(ground);
    };
    row("text on window", Token::Text, Token::Window);
    row("text on panel", Token::Text, Token::Panel);
    row("text on selection", Token::Text, Token::Selection);
    row("text on hover", Token::Text, Token::Hover);
    row("text on code", Token::Text, Token::Code);
    row("dim on window", Token::Dim, Token::Window);
    row("dim on panel", Token::Dim, Token::Panel);
    row("dim on code", Token::Dim, Token::Code);
    row("accent on panel", Token::Accent, Token::Panel);
    row("accent button", Token::AccentText, Token::Accent);
    row("ok pill", Token::Ok, Token::OkFill);
    row("bad pill", Token::Bad, Token::BadFill);
    row("warn pill", Token::Warn, Token::WarnFill);
    row("ok on panel", Token::Ok, Token::Panel);
    row("bad on panel", Token::Bad, Token::Panel);
    row("warn on panel", Token::Warn, Token::Panel);
    row("timestamp", Token::Timestamp, Token::TimestampFill);
    row("id", Token::Id, Token::IdFill);
    row("body", Token::Body, Token::BodyFill);
    row("signature", Token::Signature, Token::SignatureFill);
    row("variable", Token::Variable, Token::VariableFill);
    row("variable that is selected", Token::Variable, Token::Selection);
    row("unknown variable on code", Token::Bad, Token::Code);
    row("string on code", Token::Ok, Token::Code);
    row("property on code", Token::Body, Token::Code);
}

void TestToken::everyTextIsReadableOnItsGround()
{
    QFETCH(int, text);
    QFETCH(int, ground);
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const double found =
            contrast(color(static_cast<Token>(text), scheme), color(static_cast<Token>(ground), scheme));
        QVERIFY2(found >= 4.5, qPrintable(QStringLiteral("%1 in %2")
                                              .arg(found)
                                              .arg(scheme == Scheme::Dark ? QStringLiteral("dark")
                                                                          : QStringLiteral("light"))));
    }
}

void TestToken::theSchemesDiffer()
{
    for (int i = 0; i < kTokenCount; ++i) {
        QVERIFY(color(static_cast<Token>(i), Scheme::Light) != color(static_cast<Token>(i), Scheme::Dark));
    }
}

QTEST_MAIN(TestToken)
#include "tst_Token.moc"
