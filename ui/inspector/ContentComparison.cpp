// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/ContentComparison.h"

#include "app/text/Describe.h"
#include "app/text/SignatureWalk.h"
#include "ui/inspector/HexDump.h"
#include "ui/inspector/SignedContent.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QClipboard>
#include <QComboBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

namespace sealwright::inspector {
namespace {

constexpr int kMostComparedLines = 16;
/// A longer string to sign is shown around its first difference only: two of megabytes would take their time.
constexpr qsizetype kShownWhole = qsizetype{256} * 1024;
constexpr qsizetype kShownAround = qsizetype{32} * 1024;
/// How far apart two places may lie that are still taken for the same, and how many bytes speak for it.
constexpr qsizetype kFarthest = 24;
constexpr qsizetype kAlike = 8;

/// How many bytes at the beginning of `longer` stand before what `shorter` begins with; 0: not found nearby.
qsizetype bytesBefore(QByteArrayView longer, QByteArrayView shorter)
{
    const QByteArrayView wanted = shorter.first(std::min(shorter.size(), kAlike));
    for (qsizetype extra = 1; extra <= kFarthest && extra <= longer.size(); ++extra) {
        const QByteArrayView rest = longer.sliced(extra);
        if (wanted.isEmpty() ? rest.isEmpty() : rest.startsWith(wanted)) {
            return extra;
        }
    }
    return 0;
}

/// What is shown of a content.
struct ShownRange
{
    qsizetype offset = 0;
    qsizetype length = 0;
};

ShownRange shownRange(qsizetype size, qsizetype difference)
{
    if (size <= kShownWhole) {
        return {0, size};
    }
    const qsizetype around = std::clamp<qsizetype>(difference, 0, size) - kShownAround;
    const qsizetype offset = std::max<qsizetype>(0, around) / 16 * 16; // whole lines of a hex dump
    return {offset, std::min(2 * kShownAround, size - offset)};
}

std::vector<widgets::Mark> clipped(std::vector<widgets::Mark> marks, ShownRange range)
{
    std::erase_if(marks, [&](widgets::Mark &mark) {
        const qsizetype from = std::clamp<qsizetype>(mark.offset - range.offset, 0, range.length);
        const qsizetype to = std::clamp<qsizetype>(mark.offset + mark.length - range.offset, 0, range.length);
        mark.offset = from;
        mark.length = to - from;
        return mark.length == 0;
    });
    return marks;
}

} // namespace

ContentComparison::ContentComparison(explain::ContentToSign sent, explain::ContentToSign built,
                                     QWidget *parent)
    : QWidget(parent)
    , m_sides(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_sent{std::move(sent), theme::Part::Good}
    , m_built{std::move(built), theme::Part::Bad}
{
    compare();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(theme::kGap);

    auto *head = new QHBoxLayout;
    head->setSpacing(theme::kGap);
    auto *difference = new widgets::PlainLabel(
        m_offset < 0 ? tr("Both are the same, byte for byte.")
                     : tr("They part at byte %1, marked below.").arg(locale().toString(m_offset)),
        this);
    difference->setObjectName(QStringLiteral("differencePlace"));
    difference->setToken(theme::Token::Dim);
    head->addWidget(difference, 1);
    auto *choice = new QComboBox(this);
    choice->addItem(tr("Text"), static_cast<int>(WireView::Form::Text));
    choice->addItem(tr("Hex"), static_cast<int>(WireView::Form::Hex));
    widgets::nameControl(choice, QStringLiteral("comparisonForm"), tr("Show both as text or hex"),
                         tr("Show both strings to sign as text or as a hex dump"));
    connect(choice, &QComboBox::currentIndexChanged, this,
            [this, choice] { setForm(static_cast<WireView::Form>(choice->currentData().toInt())); });
    head->addWidget(choice);
    layout->addLayout(head);

    m_sides->setSpacing(theme::kGap);
    m_sides->addWidget(makeSide(m_sent, tr("What the sender signed"), QStringLiteral("sentContent")), 1);
    m_sides->addWidget(makeSide(m_built, tr("What came of this request"), QStringLiteral("builtContent")), 1);
    layout->addLayout(m_sides);
    fill(m_sent);
    fill(m_built);
}

/// The first byte that differs, and how many bytes one side has more there; one byte where that is not clear.
void ContentComparison::compare()
{
    const QByteArray &sent = m_sent.content.bytes;
    const QByteArray &built = m_built.content.bytes;
    if (sent == built) {
        return;
    }
    const auto place = std::ranges::mismatch(sent, built);
    m_offset = place.in1 - sent.begin();
    const QByteArrayView sentRest = QByteArrayView(sent).sliced(m_offset);
    const QByteArrayView builtRest = QByteArrayView(built).sliced(m_offset);
    m_sent.differing = std::min(std::max<qsizetype>(1, bytesBefore(sentRest, builtRest)), sentRest.size());
    m_built.differing = std::min(std::max<qsizetype>(1, bytesBefore(builtRest, sentRest)), builtRest.size());
}

QWidget *ContentComparison::makeSide(Side &side, const QString &title, const QString &objectName)
{
    auto *card = new widgets::Card(this);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(theme::kMargin, theme::kGap, theme::kGap, theme::kGap);
    layout->setSpacing(theme::kSmallGap);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::kSmallGap);
    auto *caption = new widgets::PlainLabel(title, card);
    caption->setToken(theme::Token::Dim);
    row->addWidget(caption, 1);
    auto *copy = new QToolButton(card);
    copy->setIcon(theme::icon(theme::Icon::Copy));
    copy->setAutoRaise(true);
    widgets::nameControl(copy, QString(objectName % QLatin1String("Copy")), tr("Copy: %1").arg(title),
                         tr("Copy the whole string to sign as text"));
    connect(copy, &QToolButton::clicked, this, [bytes = side.content.bytes] {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(bytes));
    });
    row->addWidget(copy);
    layout->addLayout(row);

    side.text = new widgets::MarkedText(card);
    side.text->setBare(true);
    side.text->setFitLines(kMostComparedLines);
    widgets::nameControl(side.text, objectName, title);
    layout->addWidget(side.text);
    layout->addStretch(1);
    QString sum = text::sumOfParts(side.content.bytes.size(), side.content.parts);
    const ShownRange range = shownRange(side.content.bytes.size(), m_offset);
    if (range.length < side.content.bytes.size()) {
        sum = tr("%1 (bytes %2 to %3 are shown)")
                  .arg(sum, locale().toString(range.offset), locale().toString(range.offset + range.length));
    }
    auto *foot = new widgets::HintLabel(sum, card);
    foot->setObjectName(QString(objectName % QLatin1String("Sum")));
    foot->setWordWrap(true);
    layout->addWidget(foot);
    return card;
}

void ContentComparison::setForm(WireView::Form form)
{
    if (std::exchange(m_form, form) != form) {
        // A line of a hex dump needs the whole width.
        m_sides->setDirection(form == WireView::Form::Hex ? QBoxLayout::TopToBottom
                                                          : QBoxLayout::LeftToRight);
        fill(m_sent);
        fill(m_built);
    }
}

void ContentComparison::fill(const Side &side) const
{
    const ShownRange range = shownRange(side.content.bytes.size(), m_offset);
    std::vector<widgets::Mark> marks = marksOf(side.content.parts);
    if (m_offset >= 0) {
        marks.push_back({m_offset, side.differing, side.part}); // last: above the parts
    }
    marks = clipped(std::move(marks), range);
    const QByteArrayView shown = QByteArrayView(side.content.bytes).sliced(range.offset, range.length);
    if (m_form == WireView::Form::Hex) {
        HexDump dump = hexDump(shown, marks);
        side.text->setBytes(std::move(dump.text), std::move(dump.marks));
    } else {
        side.text->setBytes(shown.toByteArray(), std::move(marks));
    }
    side.text->reveal(side.part);
}

} // namespace sealwright::inspector

#include "moc_ContentComparison.cpp"
