// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Fonts.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Part.h"
#include "ui/theme/Style.h"
#include "ui/theme/Theme.h"

#include <QComboBox>
#include <QFontInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace sealwright::theme;

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosingDarkChangesThePaletteAndTellsWidgets();
    void choosingTheSameAgainTellsNobody();
    void controlsAreThirtyPixelsHigh();
    void anInvalidFieldHasAnotherFrame();
    void everyIconDrawsInItsColour();
    void aCheckedIconHasItsOwnColour();
    void theWireFontIsFixed();
    void everySigningPartHasItsColour();
};

void TestTheme::choosingDarkChangesThePaletteAndTellsWidgets()
{
    Theme theme(*qApp, Theme::Choice::Light);
    QCOMPARE(currentScheme(), Scheme::Light);
    QSignalSpy changed(&theme, &Theme::changed);
    theme.choose(Theme::Choice::Dark);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(currentScheme(), Scheme::Dark);
    QCOMPARE(QGuiApplication::palette().color(QPalette::Window), color(Token::Window, Scheme::Dark));
    QCOMPARE(color(Token::Text), color(Token::Text, Scheme::Dark));
}

void TestTheme::choosingTheSameAgainTellsNobody()
{
    Theme theme(*qApp, Theme::Choice::Dark);
    QSignalSpy changed(&theme, &Theme::changed);
    theme.choose(Theme::Choice::Dark);
    QCOMPARE(changed.count(), 0);
}

void TestTheme::controlsAreThirtyPixelsHigh()
{
    const Theme theme(*qApp, Theme::Choice::Light);
    QLineEdit field;
    QPushButton button(QStringLiteral("Send"));
    QComboBox combo;
    combo.addItem(QStringLiteral("None"));
    QCOMPARE(field.sizeHint().height(), kControlHeight);
    QCOMPARE(button.sizeHint().height(), kControlHeight);
    QCOMPARE(combo.sizeHint().height(), kControlHeight);
}

void TestTheme::anInvalidFieldHasAnotherFrame()
{
    const Theme theme(*qApp, Theme::Choice::Light);
    QLineEdit field;
    field.resize(120, kControlHeight);
    const QImage before = field.grab().toImage();
    markInvalid(&field, true);
    QVERIFY(isMarkedInvalid(&field));
    const QImage after = field.grab().toImage();
    QVERIFY(before.pixelColor(60, 0) != after.pixelColor(60, 0));
    QCOMPARE(after.pixelColor(60, 0), color(Token::Bad));
}

void TestTheme::everyIconDrawsInItsColour()
{
    const Theme theme(*qApp, Theme::Choice::Light);
    for (int i = 0; i < kIconCount; ++i) {
        const QImage image = icon(static_cast<Icon>(i), Token::Accent).pixmap(24, 24).toImage();
        int painted = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                if (pixel.alpha() == 255) {
                    QCOMPARE(pixel.rgb(), color(Token::Accent).rgb());
                }
                painted += pixel.alpha() > 0 ? 1 : 0;
            }
        }
        QVERIFY2(painted > 10, qPrintable(QString::number(i)));
    }
}

void TestTheme::aCheckedIconHasItsOwnColour()
{
    const Theme theme(*qApp, Theme::Choice::Light);
    const QIcon both = icon(Icon::Stop, Token::Dim, Token::Accent);
    const auto isThere = [](const QImage &image, const QColor &wanted) {
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == wanted) {
                    return true;
                }
            }
        }
        return false;
    };
    const QImage on = both.pixmap(QSize(24, 24), QIcon::Normal, QIcon::On).toImage();
    const QImage off = both.pixmap(QSize(24, 24), QIcon::Normal, QIcon::Off).toImage();
    QVERIFY(isThere(on, color(Token::Accent)));
    QVERIFY(!isThere(on, color(Token::Dim)));
    QVERIFY(isThere(off, color(Token::Dim)));
}

void TestTheme::theWireFontIsFixed()
{
    QVERIFY(QFontInfo(wireFont()).fixedPitch());
}

void TestTheme::everySigningPartHasItsColour()
{
    for (const char *name : {"timestamp", "id", "nonce", "body", "signature", "credential"}) {
        QVERIFY2(partFill(partNamed(name)).isValid(), name);
    }
    QVERIFY(partNamed("timestamp") != partNamed("body"));
    QVERIFY(!partFill(partNamed("anything else")).isValid());
}

QTEST_MAIN(TestTheme)
#include "tst_Theme.moc"
