// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/CodeEditor.h"

#include "app/base/Json.h"
#include "ui/editor/BeautifyJson.h"
#include "ui/editor/FindBar.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Token.h"
#include "ui/widgets/Banner.h"

#include <QBoxLayout>
#include <QEvent>
#include <QShortcut>
#include <QTimer>

// QScintilla's headers are written with the keywords that we do without.
#define slots Q_SLOTS
#define signals Q_SIGNALS
#include <Qsci/qscicommandset.h>
#include <Qsci/qscilexerjson.h>
#include <Qsci/qsciscintilla.h>
#undef slots
#undef signals

#include <array>

namespace sealwright::editor {
namespace {

constexpr qint64 kCheckedSize = 2 * 1024 * 1024;
constexpr int kErrorIndicator = 8;
/// What the page wants for itself although the editor would have a use for it.
constexpr std::array kLeftToThePage{int{Qt::CTRL} | int{Qt::Key_L},
                                    int{Qt::CTRL} | int{Qt::Key_D},
                                    int{Qt::CTRL} | int{Qt::Key_T},
                                    int{Qt::CTRL} | int{Qt::Key_U},
                                    int{Qt::CTRL} | int{Qt::SHIFT} | int{Qt::Key_U},
                                    int{Qt::CTRL} | int{Qt::SHIFT} | int{Qt::Key_L},
                                    int{Qt::CTRL} | int{Qt::SHIFT} | int{Qt::Key_T}};

using Sci = QsciScintillaBase;

/// The part of a state that follows from the text.
JsonState stateOf(const QByteArray &text, qint64 *offset)
{
    *offset = -1;
    if (QByteArrayView(text).trimmed().isEmpty()) {
        return {};
    }
    if (text.size() > kCheckedSize) {
        return {.kind = JsonState::Kind::Unchecked, .line = 0, .column = 0, .reason = {}};
    }
    const base::Result<base::Json> parsed = base::parseJson(text);
    if (parsed) {
        return {.kind = JsonState::Kind::Valid, .line = 0, .column = 0, .reason = {}};
    }
    const base::Error &error = parsed.error();
    *offset = error.fact("offset").toLongLong();
    return {.kind = JsonState::Kind::Invalid,
            .line = error.fact("line").toInt(),
            .column = error.fact("column").toInt(),
            .reason = error.fact("reason")};
}

} // namespace

struct CodeEditor::Parts
{
    QsciScintilla *text = nullptr;
    QsciLexerJSON *lexer = nullptr;
    FindBar *findBar = nullptr;
    widgets::Banner *notText = nullptr;
    QTimer *checkSoon = nullptr;
    QByteArray opaque; ///< the bytes that are not UTF-8, as they came
    JsonState state;
    bool isText = true;
    bool readOnly = false;
    bool loading = false;

    QByteArray shown() const
    {
        const auto length = static_cast<qsizetype>(text->SendScintilla(Sci::SCI_GETLENGTH));
        const void *bytes = text->SendScintillaPtrResult(Sci::SCI_GETCHARACTERPOINTER);
        return {static_cast<const char *>(bytes), length};
    }

    void replaceAll(const QByteArray &bytes) const
    {
        text->SendScintilla(Sci::SCI_TARGETWHOLEDOCUMENT);
        text->SendScintilla(Sci::SCI_REPLACETARGET, static_cast<uintptr_t>(bytes.size()), bytes.constData());
    }
};

CodeEditor::CodeEditor(QWidget *parent)
    : QWidget(parent)
    , m_parts(std::make_unique<Parts>())
{
    Parts &parts = *m_parts;
    parts.text = new QsciScintilla(this);
    parts.findBar = new FindBar(this);
    parts.notText = new widgets::Banner(this);
    parts.checkSoon = new QTimer(this);
    parts.checkSoon->setSingleShot(true);
    parts.checkSoon->setInterval(120);
    setFocusProxy(parts.text);

    QsciScintilla &text = *parts.text;
    text.setObjectName(QStringLiteral("text"));
    text.setFrameShape(QFrame::NoFrame);
    text.setUtf8(true);
    text.setEolMode(QsciScintilla::EolUnix);
    text.setIndentationsUseTabs(false);
    text.setTabWidth(2);
    text.setAutoIndent(true);
    text.setBraceMatching(QsciScintilla::SloppyBraceMatch);
    text.setMarginType(0, QsciScintilla::NumberMargin);
    text.setMarginWidth(1, 0);
    text.setFolding(QsciScintilla::PlainFoldStyle, 2);
    text.setMarginWidth(2, 14);
    text.SendScintilla(Sci::SCI_MARKERDEFINE, int{Sci::SC_MARKNUM_FOLDEROPEN}, long{Sci::SC_MARK_ARROWDOWN});
    text.SendScintilla(Sci::SCI_MARKERDEFINE, int{Sci::SC_MARKNUM_FOLDER}, long{Sci::SC_MARK_ARROW});
    text.SendScintilla(Sci::SCI_SETSCROLLWIDTH, 1UL);
    text.SendScintilla(Sci::SCI_SETSCROLLWIDTHTRACKING, 1UL);
    text.SendScintilla(Sci::SCI_SETENDATLASTLINE, 1UL);
    text.SendScintilla(Sci::SCI_SETMARGINLEFT, 0UL, 4L);
    text.SendScintilla(Sci::SCI_SETEXTRAASCENT, 1UL);
    text.SendScintilla(Sci::SCI_SETEXTRADESCENT, 2UL);
    text.SendScintilla(Sci::SCI_INDICSETSTYLE, kErrorIndicator, long{Sci::INDIC_SQUIGGLE});
    for (const int key : kLeftToThePage) {
        if (QsciCommand *command = text.standardCommands()->boundTo(key)) {
            command->key() == key ? command->setKey(0) : command->setAlternateKey(0);
        }
    }
    parts.lexer = new QsciLexerJSON(&text);
    parts.lexer->setHighlightComments(false);
    text.setLexer(parts.lexer);
    dress();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(parts.notText);
    layout->addWidget(&text, 1);
    layout->addWidget(parts.findBar);

    connect(&text, &QsciScintilla::textChanged, this, [this] {
        Q_EMIT sizeChanged(size());
        if (!m_parts->loading) {
            m_parts->checkSoon->start();
            Q_EMIT edited();
        }
    });
    connect(&text, &QsciScintilla::linesChanged, this, &CodeEditor::fitMargin);
    connect(parts.checkSoon, &QTimer::timeout, this, &CodeEditor::check);
    connect(parts.findBar, &FindBar::wanted, this, &CodeEditor::find);
    connect(parts.findBar, &FindBar::closed, this, &CodeEditor::hideFind);
    connect(parts.notText, &widgets::Banner::firstTriggered, this, [this] {
        setBytes({});
        Q_EMIT edited();
        m_parts->text->setFocus();
    });
    connect(new QShortcut(QKeySequence::Find, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut),
            &QShortcut::activated, this, &CodeEditor::showFind);
    fitMargin();
}

CodeEditor::~CodeEditor() = default;

void CodeEditor::setBytes(const QByteArray &bytes)
{
    Parts &parts = *m_parts;
    parts.loading = true;
    parts.isText = QByteArrayView(bytes).isValidUtf8();
    parts.opaque = parts.isText ? QByteArray() : bytes;
    parts.text->setReadOnly(false);
    const qsizetype lineFeed = bytes.indexOf('\n');
    parts.text->setEolMode(lineFeed > 0 && bytes[lineFeed - 1] == '\r' ? QsciScintilla::EolWindows
                                                                       : QsciScintilla::EolUnix);
    parts.replaceAll(bytes);
    parts.text->SendScintilla(Sci::SCI_EMPTYUNDOBUFFER);
    parts.text->SendScintilla(Sci::SCI_GOTOPOS, 0UL);
    parts.text->SendScintilla(Sci::SCI_SETSCROLLWIDTH, 1UL);
    parts.text->setReadOnly(isReadOnly());
    parts.text->setLexer(parts.isText ? parts.lexer : nullptr);
    dress();
    parts.loading = false;
    if (parts.isText) {
        parts.notText->hide();
    } else {
        parts.notText->show(
            widgets::Banner::Tone::Info,
            tr("These bytes are not UTF-8 text. They are sent as they are and cannot be edited "
               "here."),
            parts.readOnly ? QString() : tr("Start over as text"));
    }
    check();
    Q_EMIT sizeChanged(size());
}

QByteArray CodeEditor::bytes() const
{
    return m_parts->isText ? m_parts->shown() : m_parts->opaque;
}

qint64 CodeEditor::size() const
{
    return m_parts->isText ? m_parts->text->SendScintilla(Sci::SCI_GETLENGTH) : m_parts->opaque.size();
}

void CodeEditor::setReadOnly(bool readOnly)
{
    m_parts->readOnly = readOnly;
    m_parts->text->setReadOnly(isReadOnly());
}

bool CodeEditor::isReadOnly() const
{
    return m_parts->readOnly || !m_parts->isText;
}

bool CodeEditor::isText() const
{
    return m_parts->isText;
}

JsonState CodeEditor::jsonState() const
{
    return m_parts->state;
}

bool CodeEditor::beautify()
{
    check();
    if (m_parts->state.kind != JsonState::Kind::Valid || isReadOnly()) {
        return false;
    }
    const QByteArray now = m_parts->shown();
    const QByteArray better = beautifyJson(now);
    if (better != now) {
        m_parts->text->beginUndoAction();
        m_parts->replaceAll(better);
        m_parts->text->endUndoAction();
        check();
    }
    return true;
}

void CodeEditor::check()
{
    Parts &parts = *m_parts;
    parts.checkSoon->stop();
    qint64 offset = -1;
    const JsonState state =
        parts.isText ? stateOf(parts.shown(), &offset)
                     : JsonState{.kind = JsonState::Kind::Unchecked, .line = 0, .column = 0, .reason = {}};
    const long length = parts.text->SendScintilla(Sci::SCI_GETLENGTH);
    parts.text->SendScintilla(Sci::SCI_SETINDICATORCURRENT, static_cast<unsigned long>(kErrorIndicator));
    parts.text->SendScintilla(Sci::SCI_INDICATORCLEARRANGE, 0UL, length);
    if (offset >= 0 && length > 0) {
        const auto from = static_cast<unsigned long>(qMin<qint64>(offset, length - 1));
        parts.text->SendScintilla(Sci::SCI_INDICATORFILLRANGE, from, 1L);
    }
    if (state != parts.state) {
        parts.state = state;
        Q_EMIT jsonStateChanged(state);
    }
}

void CodeEditor::showFind()
{
    m_parts->findBar->open(m_parts->text->selectedText());
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
}

void CodeEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_parts) {
        dress();
    }
}

void CodeEditor::fitMargin()
{
    QsciScintilla &text = *m_parts->text;
    const int digits = qMax(3, static_cast<int>(QString::number(text.lines()).size()));
    text.setMarginWidth(0,
                        QFontMetrics(theme::wireFont()).horizontalAdvance(QLatin1Char('0')) * (digits + 1));
}

void CodeEditor::dress()
{
    using theme::color;
    using theme::Token;
    QsciScintilla &text = *m_parts->text;
    const QFont font = theme::wireFont();
    const QColor ground = color(Token::Code);
    QPalette dressed = palette();
    dressed.setColor(QPalette::Base, ground);
    text.setPalette(dressed);
    text.setFont(font);
    text.setColor(color(Token::Text));
    text.setPaper(ground);
    if (QsciLexerJSON *lexer = m_parts->lexer) {
        lexer->setDefaultFont(font);
        lexer->setFont(font);
        lexer->setDefaultPaper(ground);
        lexer->setPaper(ground);
        lexer->setDefaultColor(color(Token::Text));
        lexer->setColor(color(Token::Text));
        lexer->setColor(color(Token::Ok), QsciLexerJSON::String);
        lexer->setColor(color(Token::Ok), QsciLexerJSON::UnclosedString);
        lexer->setColor(color(Token::Body), QsciLexerJSON::Property);
        lexer->setColor(color(Token::Id), QsciLexerJSON::Keyword);
        lexer->setColor(color(Token::Warn), QsciLexerJSON::EscapeSequence);
        lexer->setColor(color(Token::Bad), QsciLexerJSON::Error);
    }
    text.setCaretForegroundColor(color(Token::Text));
    text.setSelectionBackgroundColor(color(Token::Selection));
    text.resetSelectionForegroundColor();
    text.setMarginsFont(font);
    text.setMarginsBackgroundColor(ground);
    text.setMarginsForegroundColor(color(Token::Dim));
    text.setFoldMarginColors(ground, ground);
    const QColor dim = color(Token::Dim);
    const QColor quiet((dim.red() + ground.red()) / 2, (dim.green() + ground.green()) / 2,
                       (dim.blue() + ground.blue()) / 2);
    for (int marker = int{Sci::SC_MARKNUM_FOLDEREND}; marker <= int{Sci::SC_MARKNUM_FOLDEROPEN}; ++marker) {
        // The wrappers know only of markers they gave out themselves.
        text.SendScintilla(Sci::SCI_MARKERSETFORE, static_cast<unsigned long>(marker), quiet);
        text.SendScintilla(Sci::SCI_MARKERSETBACK, static_cast<unsigned long>(marker), quiet);
    }
    text.setMatchedBraceBackgroundColor(color(Token::Selection));
    text.setMatchedBraceForegroundColor(color(Token::Accent));
    text.setUnmatchedBraceForegroundColor(color(Token::Bad));
    text.setUnmatchedBraceBackgroundColor(ground);
    text.setIndicatorForegroundColor(color(Token::Bad), kErrorIndicator);
}

} // namespace sealwright::editor
