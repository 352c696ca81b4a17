// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/ExplanationCard.h"

#include "app/text/DescribeExplanation.h"
#include "app/text/Visible.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/PlainLabel.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace sealwright::inspector {
namespace {

QString codesOf(const explain::Explanation &explanation)
{
    QStringList codes;
    for (const explain::Deviation &deviation : explanation.deviations) {
        codes.append(QString::fromLatin1(explain::nameOf(deviation.cause)));
    }
    if (codes.isEmpty()) {
        codes.append(QString::fromLatin1(explain::nameOf(explanation.cause)));
    }
    return codes.join(QStringLiteral(" + "));
}

template<typename Label>
Label *selectable(Label *label, const QString &objectName)
{
    label->setWordWrap(true);
    label->setObjectName(objectName);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

/// One side of the difference: its name, the text, the bytes.
void addSide(QGridLayout *grid, int row, const QString &name, const QByteArray &bytes,
             const QString &objectName, QWidget *parent)
{
    grid->addWidget(new widgets::HintLabel(name, parent), row, 0, Qt::AlignTop);
    auto *text =
        selectable(new widgets::PlainLabel(text::visible(QByteArrayView(bytes)), parent), objectName);
    text->setFont(theme::wireFont());
    grid->addWidget(text, row, 1);
    auto *hex = selectable(new widgets::HintLabel(QString::fromLatin1(bytes.toHex(' ')), parent),
                           objectName + QStringLiteral("Hex"));
    grid->addWidget(hex, row + 1, 1);
}

} // namespace

ExplanationCard::ExplanationCard(const explain::Explanation &explanation, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("explanation"));
    auto *outside = new QVBoxLayout(this);
    outside->setContentsMargins({});
    auto *card = new widgets::Card(this);
    outside->addWidget(card);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(16, theme::kMargin, 16, theme::kMargin);
    layout->setSpacing(theme::kGap);
    layout->addWidget(selectable(new widgets::PlainLabel(text::describe(explanation), this),
                                 QStringLiteral("explanationSummary")));
    layout->addWidget(selectable(new widgets::PlainLabel(text::fixOf(explanation), this),
                                 QStringLiteral("explanationFix")));
    layout->addWidget(selectable(
        new widgets::HintLabel(tr("%1 · %2 · %n hypotheses", nullptr, static_cast<int>(explanation.tried))
                                   .arg(codesOf(explanation), text::word(explanation.confidence)),
                               this),
        QStringLiteral("explanationCause")));
    if (explanation.firstDifference) {
        const explain::Difference &difference = *explanation.firstDifference;
        layout->addWidget(selectable(new widgets::PlainLabel(text::describe(difference), this),
                                     QStringLiteral("differenceSentence")));
        auto *grid = new QGridLayout;
        grid->setColumnStretch(1, 1);
        grid->setHorizontalSpacing(theme::kMargin);
        grid->setVerticalSpacing(2);
        addSide(grid, 0, tr("signed"), difference.expected, QStringLiteral("differenceExpected"), this);
        addSide(grid, 2, tr("here"), difference.got, QStringLiteral("differenceGot"), this);
        layout->addLayout(grid);
    }
    for (const explain::Lint &lint : explanation.lints) {
        layout->addWidget(
            selectable(new widgets::HintLabel(text::describe(lint), this), QStringLiteral("lint")));
    }
}

} // namespace sealwright::inspector

#include "moc_ExplanationCard.cpp"
