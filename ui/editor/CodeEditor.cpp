// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/CodeEditor.h"

#include "ui/editor/BodyFit.h"
#include "ui/editor/FindBar.h"
#include "ui/editor/ScintillaText.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/MarkedText.h"

#include <QBoxLayout>
#include <QEvent>
#include <QShortcut>
#include <QTimer>

#include <optional>

namespace sealwright::editor {

using Sci = QsciScintillaBase;

struct CodeEditor::Parts
{
    ScintillaText *text = nullptr;
    widgets::MarkedText *shown = nullptr; ///< made when it is first needed
    FindBar *findBar = nullptr;
    widgets::Banner *note = nullptr;
    QTimer *checkSoon = nullptr;
    JsonCheck *check = nullptr;
    std::optional<QByteArray> fixed;  ///< what is shown and not edited
    std::optional<QByteArray> before; ///< laying out: what the note offers to go back to
    /// `fixed` came by a paste. The text underneath, with its undo history, is what was there before, but for
    /// what was selected.
    std::optional<QByteArray> beforePaste;
    void (CodeEditor::*firstDo)() = nullptr;
    void (CodeEditor::*secondDo)() = nullptr;
    widgets::HoverMarker marker;
    JsonState state;
    View view = View::Coloured;
    bool isJson = true; ///< or meant to be
    bool isText = true;
    bool isChecked = true;
    bool loading = false;
};

CodeEditor::CodeEditor(QWidget *parent)
    : QWidget(parent)
    , m_parts(std::make_unique<Parts>())
{
    Parts &parts = *m_parts;
    parts.text = new ScintillaText(this);
    parts.findBar = new FindBar(this);
    parts.note = new widgets::Banner(this);
    parts.check = new JsonCheck(this);
    parts.checkSoon = new QTimer(this);
    parts.checkSoon->setSingleShot(true);
    parts.checkSoon->setInterval(120);
    parts.text->setObjectName(QStringLiteral("text"));
    parts.note->setObjectName(QStringLiteral("bodyNote"));
    setFocusProxy(parts.text);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(parts.note);
    layout->addWidget(parts.text, 1);
    layout->addWidget(parts.findBar);

    connect(parts.text, &QsciScintilla::textChanged, this, [this] {
        if (!m_parts->loading && !m_parts->fixed) {
            makeRoomFor(m_parts->text->size());
            noteEdit();
        }
    });
    const auto takeLater = [this](const QByteArray &whole) {
        // Not from inside the paste.
        QMetaObject::invokeMethod(
            this, [this, whole, before = m_parts->text->bytes()] { takePaste(whole, before); },
            Qt::QueuedConnection);
    };
    parts.text->setHooks({.tooWide = takeLater, .growing = [this](qint64 size) { makeRoomFor(size); }});
    connect(parts.checkSoon, &QTimer::timeout, this, [this] { check(); });
    connect(parts.check, &JsonCheck::checked, this, &CodeEditor::take);
    connect(parts.check, &JsonCheck::laidOut, this, [this](const QByteArray &better) {
        if (!m_parts->checkSoon->isActive()) { // else of a text that was changed since
            takeLaidOut(better);
        }
    });
    connect(parts.findBar, &FindBar::wanted, this, &CodeEditor::find);
    connect(parts.findBar, &FindBar::closed, this, &CodeEditor::hideFind);
    connect(parts.note, &widgets::Banner::firstTriggered, this, [this] { (this->*m_parts->firstDo)(); });
    connect(parts.note, &widgets::Banner::secondTriggered, this, [this] { (this->*m_parts->secondDo)(); });
    connect(new QShortcut(QKeySequence::Find, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut),
            &QShortcut::activated, this, &CodeEditor::showFind);
}

CodeEditor::~CodeEditor() = default;

void CodeEditor::setPlainText()
{
    m_parts->isJson = false;
    m_parts->text->setColoured(false);
    m_parts->text->setWrapped(true);
    m_parts->text->setPastedExactly(true);
}

void CodeEditor::setBytes(const QByteArray &bytes)
{
    m_parts->before.reset();
    load(bytes);
}

/// Shows the bytes, whatever was there.
void CodeEditor::load(const QByteArray &bytes)
{
    Parts &parts = *m_parts;
    parts.loading = true;
    parts.isText = QByteArrayView(bytes).isValidUtf8();
    parts.beforePaste.reset();
    const BodyFit fit = fitOf(bytes);
    if (!parts.isText || fit == BodyFit::TooWide) {
        parts.text->load({});
        hold(bytes);
    } else {
        parts.fixed.reset();
        parts.text->load({}); // what was there is not coloured once more
        const bool isColoured = fit == BodyFit::Coloured && parts.isJson;
        parts.text->setColoured(isColoured);
        parts.text->setWrapped(fit == BodyFit::Coloured && !parts.isJson);
        parts.text->load(bytes);
        parts.view = isColoured ? View::Coloured : View::Plain;
        showView();
    }
    parts.loading = false;
    check();
    explain();
    Q_EMIT sizeChanged(size());
}

void CodeEditor::hold(const QByteArray &bytes)
{
    Parts &parts = *m_parts;
    parts.fixed = bytes;
    parts.view = View::Fixed;
    if (parts.shown == nullptr) {
        parts.shown = new widgets::MarkedText(this);
        parts.shown->setObjectName(QStringLiteral("shownBody"));
        parts.shown->setAccessibleName(accessibleName());
        static_cast<QVBoxLayout *>(layout())->insertWidget(2, parts.shown, 1);
    }
    parts.shown->setBytes(bytes);
    showView();
}

void CodeEditor::takePaste(const QByteArray &whole, const QByteArray &before)
{
    Parts &parts = *m_parts;
    parts.before.reset();
    parts.isText = QByteArrayView(whole).isValidUtf8();
    parts.beforePaste = before;
    hold(whole);
    noteEdit();
    check();
    explain();
}

void CodeEditor::showView()
{
    Parts &parts = *m_parts;
    const bool isFixed = parts.fixed.has_value();
    QWidget *on = isFixed ? static_cast<QWidget *>(parts.shown) : parts.text;
    QWidget *off = isFixed ? static_cast<QWidget *>(parts.text) : parts.shown;
    if (off != nullptr && !off->isHidden()) {
        const bool hadFocus = off->hasFocus();
        setFocusProxy(on);
        on->show();
        if (hadFocus) {
            on->setFocus();
        }
        off->hide();
        parts.findBar->hide();
        if (!isFixed) {
            parts.shown->setBytes({});
        }
    }
    Q_EMIT viewChanged(parts.view);
}

void CodeEditor::noteEdit()
{
    Parts &parts = *m_parts;
    parts.isChecked = false;
    if (std::exchange(parts.before, std::nullopt)) {
        explain();
    }
    parts.checkSoon->start();
    Q_EMIT sizeChanged(size());
    Q_EMIT edited();
}

QByteArray CodeEditor::bytes() const
{
    return m_parts->fixed ? *m_parts->fixed : m_parts->text->bytes();
}

qint64 CodeEditor::size() const
{
    return m_parts->fixed ? m_parts->fixed->size() : m_parts->text->size();
}

CodeEditor::View CodeEditor::view() const
{
    return m_parts->view;
}

bool CodeEditor::isText() const
{
    return m_parts->isText;
}

JsonState CodeEditor::jsonState() const
{
    return m_parts->state;
}

void CodeEditor::beautify()
{
    check(JsonCheck::Also::LayOut);
}

/// The same text, laid out.
void CodeEditor::takeLaidOut(const QByteArray &better)
{
    Parts &parts = *m_parts;
    const QByteArray now = bytes();
    if (better == now) {
        return;
    }
    if (parts.fixed || fitOf(better) != BodyFit::Coloured) {
        load(better);
        parts.before = now;
        explain();
        Q_EMIT edited();
        return;
    }
    parts.text->beginUndoAction();
    parts.text->replaceAll(better);
    parts.text->endUndoAction();
    check();
}

/// What is large is shown without what would make it slow.
void CodeEditor::makeRoomFor(qint64 size)
{
    if (size <= kColouredLimit) {
        return;
    }
    m_parts->text->setWrapped(false);
    if (m_parts->text->isColoured()) {
        m_parts->text->setColoured(false);
        m_parts->view = View::Plain;
        Q_EMIT viewChanged(m_parts->view);
    }
}

void CodeEditor::setMarker(widgets::HoverMarker marker)
{
    m_parts->text->describeMarkedBy(marker.describe);
    m_parts->marker = std::move(marker);
    mark();
}

void CodeEditor::mark()
{
    const Parts &parts = *m_parts;
    if (!parts.fixed) {
        const bool isSearched = parts.marker.find && size() <= kMarkedLimit;
        parts.text->setMarks(isSearched ? parts.marker.find(bytes()) : std::vector<widgets::HoverMark>());
    }
}

void CodeEditor::check(JsonCheck::Also also)
{
    Parts &parts = *m_parts;
    parts.checkSoon->stop();
    parts.isChecked = false;
    mark();
    if (parts.isText && parts.isJson) {
        parts.check->start(bytes(), also);
    } else {
        take({.kind = JsonState::Kind::Unchecked, .line = 0, .column = 0, .reason = {}}, -1);
    }
}

void CodeEditor::take(const JsonState &state, qint64 offset)
{
    Parts &parts = *m_parts;
    if (parts.checkSoon->isActive()) {
        return; // of a text that was changed since
    }
    parts.isChecked = true;
    if (!parts.fixed) {
        parts.text->markError(offset);
    }
    if (state != parts.state) {
        parts.state = state;
        Q_EMIT jsonStateChanged(state);
    }
    if (parts.fixed) {
        explain();
    }
}

/// Says above the text what is unusual about it, and what can be done.
void CodeEditor::explain()
{
    Parts &parts = *m_parts;
    if (parts.before && !parts.fixed) {
        offer(tr("Laid out over lines. That changed the bytes that are sent and signed."), tr("Undo"),
              &CodeEditor::goBack, {}, nullptr);
    } else if (!parts.fixed) {
        parts.note->hide();
    } else if (!parts.isText) {
        offer(tr("These bytes are not UTF-8 text. They stay as they are and cannot be edited here."),
              tr("Start over as text"), &CodeEditor::startOver, {}, nullptr);
    } else {
        const bool canBeLaidOut =
            parts.isChecked && parts.state.kind == JsonState::Kind::Valid && !parts.before;
        const bool canGoBack = parts.beforePaste || parts.before;
        offer(tr("The lines are too long to be edited here without delay. They are shown without colours and "
                 "stay exactly as they are."),
              canGoBack ? tr("Undo") : tr("Start over"),
              canGoBack ? &CodeEditor::goBack : &CodeEditor::startOver,
              canBeLaidOut ? tr("Lay out over lines") : QString(), &CodeEditor::beautify);
    }
}

void CodeEditor::offer(const QString &sentence, const QString &first, void (CodeEditor::*firstDo)(),
                       const QString &second, void (CodeEditor::*secondDo)())
{
    m_parts->firstDo = firstDo;
    m_parts->secondDo = secondDo;
    m_parts->note->show(widgets::Banner::Tone::Info, sentence, first, second);
}

void CodeEditor::startOver()
{
    setBytes({});
    Q_EMIT edited();
    m_parts->text->setFocus();
}

void CodeEditor::goBack()
{
    Parts &parts = *m_parts;
    if (const std::optional<QByteArray> before = std::exchange(parts.before, std::nullopt)) {
        load(*before);
    } else if (const std::optional<QByteArray> under = std::exchange(parts.beforePaste, std::nullopt)) {
        parts.loading = true;
        if (parts.text->bytes() != *under) {
            parts.text->SendScintilla(Sci::SCI_UNDO);
        }
        parts.loading = false;
        parts.fixed.reset();
        parts.isText = true;
        parts.view = parts.text->isColoured() ? View::Coloured : View::Plain;
        showView();
        check();
        explain();
        Q_EMIT sizeChanged(size());
    }
    Q_EMIT edited();
    setFocus();
}

void CodeEditor::showFind()
{
    if (!m_parts->fixed) {
        m_parts->findBar->open(m_parts->text->selectedText());
    }
}

void CodeEditor::hideFind()
{
    m_parts->findBar->hide();
    m_parts->text->setFocus();
}

void CodeEditor::find(const QString &text, bool forward)
{
    if (text.isEmpty()) {
        m_parts->findBar->setFound(true);
        return;
    }
    int lineFrom = 0;
    int indexFrom = 0;
    int lineTo = 0;
    int indexTo = 0;
    m_parts->text->getSelection(&lineFrom, &indexFrom, &lineTo, &indexTo);
    // While the word grows under typing, stay at the match; a step goes on behind or before it.
    const bool growing = text.startsWith(m_parts->text->selectedText(), Qt::CaseInsensitive) &&
                         text.size() > m_parts->text->selectedText().size();
    const bool fromStart = !forward || growing;
    const bool found = lineFrom < 0 ? m_parts->text->findFirst(text, false, false, false, true, forward)
                                    : m_parts->text->findFirst(text, false, false, false, true, forward,
                                                               fromStart ? lineFrom : lineTo,
                                                               fromStart ? indexFrom : indexTo);
    m_parts->findBar->setFound(found);
}

void CodeEditor::goTo(int line, int column)
{
    if (m_parts->fixed) {
        return;
    }
    const long start = m_parts->text->SendScintilla(Sci::SCI_POSITIONFROMLINE,
                                                    static_cast<unsigned long>(qMax(0, line - 1)));
    m_parts->text->SendScintilla(Sci::SCI_GOTOPOS, static_cast<unsigned long>(start + qMax(0, column - 1)));
    m_parts->text->setFocus();
}

void CodeEditor::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // The text inside takes the focus, so it is what a screen reader has to name.
    m_parts->text->setAccessibleName(accessibleName());
    if (m_parts->shown != nullptr) {
        m_parts->shown->setAccessibleName(accessibleName());
    }
}

void CodeEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_parts) {
        m_parts->text->dress();
    }
}

} // namespace sealwright::editor

#include "moc_CodeEditor.cpp"
