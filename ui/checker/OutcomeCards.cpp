// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checker/OutcomeCards.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/MarkedText.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/VisibleText.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace sealwright::checker {
namespace {

/// A small icon, painted when it is seen and so in the colours in force.
class Sign final : public QWidget
{
public:
    explicit Sign(theme::Icon icon, theme::Token token)
        : m_icon(theme::icon(icon, token))
    {
        setFixedSize(theme::kIconSize, theme::kIconSize + 2);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        m_icon.paint(&painter, 0, 2, theme::kIconSize, theme::kIconSize);
    }

private:
    QIcon m_icon;
};

widgets::PlainLabel *prose(const QString &sentence, const QString &objectName)
{
    auto *label = new widgets::PlainLabel(sentence);
    label->setWordWrap(true);
    label->setObjectName(objectName);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

QVBoxLayout *addCard(QVBoxLayout *page)
{
    auto *card = new widgets::Card;
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(16, theme::kMargin, 16, theme::kMargin);
    inside->setSpacing(theme::kGap);
    page->addWidget(card);
    return inside;
}

widgets::PlainLabel *addProse(QVBoxLayout *card, const QString &sentence, const QString &objectName)
{
    widgets::PlainLabel *label = prose(sentence, objectName);
    card->addWidget(label);
    return label;
}

void addWarning(QVBoxLayout *card, const QString &sentence, const QString &objectName)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::kGap);
    row->addWidget(new Sign(theme::Icon::Warning, theme::Token::Warn), 0, Qt::AlignTop);
    row->addWidget(prose(sentence, objectName), 1);
    card->addLayout(row);
}

void addCode(QVBoxLayout *card, const QString &code, const QString &objectName)
{
    auto *label = new widgets::HintLabel(code);
    label->setObjectName(objectName);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    card->addWidget(label);
}

void addConfidence(QVBoxLayout *card, const QString &confidence, const QString &tried, const QString &codes)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::kGap);
    auto *pill = new widgets::Pill(widgets::Pill::Tone::Neutral, confidence);
    pill->setObjectName(QStringLiteral("confidence"));
    row->addWidget(pill);
    auto *label = new widgets::HintLabel(QString(codes % QStringLiteral("  ·  ") % tried));
    label->setObjectName(QStringLiteral("tried"));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    row->addWidget(label, 1);
    card->addLayout(row);
}

void addDifferenceSide(QGridLayout *grid, const QString &caption, const QByteArray &bytes, qsizetype lead,
                       theme::Part part, const QString &objectName)
{
    const int row = grid->rowCount();
    auto *name = new widgets::HintLabel(caption);
    grid->addWidget(name, row, 0, Qt::AlignTop);
    auto *text = new widgets::MarkedText;
    text->setBare(true);
    text->setFitLines(3);
    widgets::nameControl(text, objectName, caption);
    const bool isThere = lead < bytes.size();
    text->setBytes(bytes,
                   isThere ? std::vector<widgets::Mark>{{lead, 1, part}} : std::vector<widgets::Mark>{});
    grid->addWidget(text, row, 1);
    auto *hex = new widgets::HintLabel(
        isThere ? QString(QLatin1String("0x") % QString::fromLatin1(bytes.mid(lead, 1).toHex()))
                : QCoreApplication::translate("sealwright::checker::CheckOutcome", "ends here"));
    hex->setFont(theme::wireFont());
    hex->setObjectName(QString(objectName % QLatin1String("Hex")));
    grid->addWidget(hex, row, 2, Qt::AlignTop);
}

} // namespace sealwright::checker
