// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/StepBody.h"

#include "ui/inspector/HexDump.h"
#include "ui/inspector/SignedContent.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace sealwright::inspector {
namespace {

constexpr int kMostLinesOfValue = 6;
constexpr int kMostLinesOfBytes = 8;
/// Name and meaning side by side, in characters; longer ones stand one below the other.
constexpr qsizetype kLongestTitle = 44;

QString nameOf(const text::WalkStep &step, const char *what)
{
    return QString::fromLatin1(step.id) + QLatin1String(what);
}

} // namespace

StepBody::StepBody(const text::WalkStep &step, QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(theme::kSmallGap);
    if (!step.sentence.isEmpty()) {
        addSentence(step);
    }
    if (!step.lines.empty()) {
        addLines(step);
    }
    if (!step.bytes.isEmpty()) {
        addBytes(step);
    }
}

void StepBody::addSentence(const text::WalkStep &step)
{
    auto *sentence = new widgets::PlainLabel(step.sentence, this);
    sentence->setWordWrap(true);
    sentence->setObjectName(nameOf(step, "Step"));
    sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout()->addWidget(sentence);
}

void StepBody::addLines(const text::WalkStep &step)
{
    auto *list = static_cast<QVBoxLayout *>(layout());
    for (std::size_t i = 0; i < step.lines.size(); ++i) {
        const text::WalkLine &line = step.lines[i];
        const bool isOneLine = line.name.size() + line.meaning.size() <= kLongestTitle;
        auto *title = new QBoxLayout(isOneLine ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
        title->setContentsMargins(0, i == 0 ? 0 : theme::kSmallGap, 0, 0);
        title->setSpacing(isOneLine ? theme::kGap : 0);
        auto *name = new widgets::PlainLabel(QString::fromUtf8(line.name), this);
        name->setFont(theme::wireFont());
        name->setToken(theme::Token::Dim);
        title->addWidget(name, 0, Qt::AlignTop);
        auto *meaning = new widgets::HintLabel(line.meaning, this);
        title->addWidget(meaning, 1);
        list->addLayout(title);
        if (line.value.isEmpty()) {
            continue;
        }
        auto *value = partsView(line.value, line.parts, kMostLinesOfValue);
        widgets::nameControl(value, nameOf(step, "Line") + QString::number(i),
                             tr("The value of %1").arg(QString::fromUtf8(line.name)), line.meaning);
        list->addWidget(value);
    }
}

void StepBody::addBytes(const text::WalkStep &step)
{
    if (step.isBinary) {
        auto *hex = new widgets::PlainLabel(QString::fromLatin1(groupedHex(step.bytes)), this);
        hex->setWordWrap(true);
        hex->setFont(theme::wireFont());
        hex->setObjectName(nameOf(step, step.sentence.isEmpty() ? "Step" : "Bytes"));
        hex->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        layout()->addWidget(hex);
    } else if (!step.lines.empty()) {
        layout()->addWidget(copyRow(step.bytes, this));
    } else if (step.id == "content") {
        layout()->addWidget(new SignedContent(step.bytes, step.parts, this));
    } else {
        auto *bytes = partsView(step.bytes, step.parts, kMostLinesOfBytes);
        widgets::nameControl(bytes, nameOf(step, "Bytes"), step.title);
        layout()->addWidget(bytes);
    }
}

} // namespace sealwright::inspector

#include "moc_StepBody.cpp"
