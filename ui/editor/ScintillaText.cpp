// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/ScintillaText.h"

#include "ui/editor/BodyFit.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Token.h"
#include "ui/widgets/VisibleText.h"

#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QToolTip>

#define slots Q_SLOTS
#define signals Q_SIGNALS
#include <Qsci/qscicommandset.h>
#include <Qsci/qscilexerjson.h>
#undef slots
#undef signals

#include <array>

namespace sealwright::editor {
namespace {

constexpr int kErrorIndicator = 8;
// Known marks have a ground and a colour, unknown ones a line and a colour.
constexpr int kKnownGround = 9;
constexpr int kKnownText = 10;
constexpr int kUnknownLine = 11;
constexpr int kUnknownText = 12;
constexpr std::size_t kMostMarks = 5000;
constexpr int kFoldMarginWidth = 14;
/// What the page wants for itself although the editor would have a use for it.
constexpr std::array kLeftToThePage{int{Qt::Key_Escape},
                                    int{Qt::CTRL} | int{Qt::Key_L},
                                    int{Qt::CTRL} | int{Qt::Key_D},
                                    int{Qt::CTRL} | int{Qt::Key_T},
                                    int{Qt::CTRL} | int{Qt::Key_U},
                                    int{Qt::CTRL} | int{Qt::SHIFT} | int{Qt::Key_U},
                                    int{Qt::CTRL} | int{Qt::SHIFT} | int{Qt::Key_L},
                                    int{Qt::CTRL} | int{Qt::SHIFT} | int{Qt::Key_T}};

using Sci = QsciScintillaBase;

} // namespace

ScintillaText::ScintillaText(QWidget *parent)
    : QsciScintilla(parent)
    , m_lexer(new QsciLexerJSON(this))
{
    setFrameShape(QFrame::NoFrame);
    setUtf8(true);
    setEolMode(QsciScintilla::EolUnix);
    setIndentationsUseTabs(false);
    setTabWidth(2);
    setAutoIndent(true);
    setBraceMatching(QsciScintilla::SloppyBraceMatch);
    setMarginType(0, QsciScintilla::NumberMargin);
    setMarginWidth(1, 0);
    setFolding(QsciScintilla::PlainFoldStyle, 2);
    setMarginWidth(2, kFoldMarginWidth);
    SendScintilla(Sci::SCI_MARKERDEFINE, int{Sci::SC_MARKNUM_FOLDEROPEN}, long{Sci::SC_MARK_ARROWDOWN});
    SendScintilla(Sci::SCI_MARKERDEFINE, int{Sci::SC_MARKNUM_FOLDER}, long{Sci::SC_MARK_ARROW});
    SendScintilla(Sci::SCI_SETSCROLLWIDTH, 1UL);
    SendScintilla(Sci::SCI_SETSCROLLWIDTHTRACKING, 1UL);
    SendScintilla(Sci::SCI_SETLAYOUTCACHE, static_cast<unsigned long>(Sci::SC_CACHE_PAGE));
    SendScintilla(Sci::SCI_SETENDATLASTLINE, 1UL);
    SendScintilla(Sci::SCI_SETMARGINLEFT, 0UL, 4L);
    SendScintilla(Sci::SCI_SETEXTRAASCENT, 1UL);
    SendScintilla(Sci::SCI_SETEXTRADESCENT, 2UL);
    SendScintilla(Sci::SCI_INDICSETSTYLE, kErrorIndicator, long{Sci::INDIC_SQUIGGLE});
    SendScintilla(Sci::SCI_INDICSETSTYLE, kKnownGround, long{Sci::INDIC_ROUNDBOX});
    SendScintilla(Sci::SCI_INDICSETUNDER, kKnownGround, 1L);
    SendScintilla(Sci::SCI_INDICSETALPHA, kKnownGround, 255L);
    SendScintilla(Sci::SCI_INDICSETOUTLINEALPHA, kKnownGround, 255L);
    SendScintilla(Sci::SCI_INDICSETSTYLE, kKnownText, long{Sci::INDIC_TEXTFORE});
    SendScintilla(Sci::SCI_INDICSETSTYLE, kUnknownLine, long{Sci::INDIC_SQUIGGLELOW});
    SendScintilla(Sci::SCI_INDICSETSTYLE, kUnknownText, long{Sci::INDIC_TEXTFORE});
    for (const int key : kLeftToThePage) {
        if (QsciCommand *command = standardCommands()->boundTo(key)) {
            command->key() == key ? command->setKey(0) : command->setAlternateKey(0);
        }
    }
    m_lexer->setHighlightComments(false);
    setLexer(m_lexer);
    dress();
    connect(this, &QsciScintilla::linesChanged, this, &ScintillaText::fitMargin);
    fitMargin();
}

QByteArray ScintillaText::bytes() const
{
    const void *bytes = SendScintillaPtrResult(Sci::SCI_GETCHARACTERPOINTER);
    return {static_cast<const char *>(bytes), static_cast<qsizetype>(size())};
}

qint64 ScintillaText::size() const
{
    return SendScintilla(Sci::SCI_GETLENGTH);
}

void ScintillaText::replaceAll(const QByteArray &bytes)
{
    SendScintilla(Sci::SCI_TARGETWHOLEDOCUMENT);
    SendScintilla(Sci::SCI_REPLACETARGET, static_cast<uintptr_t>(bytes.size()), bytes.constData());
}

void ScintillaText::load(const QByteArray &bytes)
{
    const qsizetype lineFeed = bytes.indexOf('\n');
    setEolMode(lineFeed > 0 && bytes[lineFeed - 1] == '\r' ? EolWindows : EolUnix);
    SendScintilla(Sci::SCI_SETUNDOCOLLECTION, 0UL);
    replaceAll(bytes);
    SendScintilla(Sci::SCI_SETUNDOCOLLECTION, 1UL);
    SendScintilla(Sci::SCI_EMPTYUNDOBUFFER);
    SendScintilla(Sci::SCI_GOTOPOS, 0UL);
    SendScintilla(Sci::SCI_SETSCROLLWIDTH, 1UL);
}

void ScintillaText::setColoured(bool coloured)
{
    if (std::exchange(m_isColoured, coloured) == coloured) {
        return;
    }
    setLexer(coloured ? m_lexer : nullptr);
    setBraceMatching(coloured ? SloppyBraceMatch : NoBraceMatch);
    setMarginWidth(2, coloured ? kFoldMarginWidth : 0);
    dress();
}

void ScintillaText::setWrapped(bool wrapped)
{
    if (std::exchange(m_isWrapped, wrapped) != wrapped) { // not setWrapMode: it would change the layout cache
        SendScintilla(Sci::SCI_SETWRAPMODE,
                      static_cast<unsigned long>(wrapped ? Sci::SC_WRAP_CHAR : Sci::SC_WRAP_NONE));
    }
}

void ScintillaText::markError(qint64 offset)
{
    const long length = static_cast<long>(size());
    SendScintilla(Sci::SCI_SETINDICATORCURRENT, static_cast<unsigned long>(kErrorIndicator));
    SendScintilla(Sci::SCI_INDICATORCLEARRANGE, 0UL, length);
    if (offset >= 0 && length > 0) {
        const auto from = static_cast<unsigned long>(qMin<qint64>(offset, length - 1));
        SendScintilla(Sci::SCI_INDICATORFILLRANGE, from, 1L);
    }
}

void ScintillaText::setMarks(const std::vector<widgets::HoverMark> &marks)
{
    const auto choose = [this](int indicator) {
        SendScintilla(Sci::SCI_SETINDICATORCURRENT, static_cast<unsigned long>(indicator));
    };
    for (const int indicator : {kKnownGround, kKnownText, kUnknownLine, kUnknownText}) {
        choose(indicator);
        SendScintilla(Sci::SCI_INDICATORCLEARRANGE, 0UL, static_cast<long>(size()));
    }
    for (std::size_t i = 0; i < std::min(marks.size(), kMostMarks); ++i) {
        const bool isKnown = marks[i].tone == widgets::HoverMark::Tone::Known;
        for (const int indicator :
             {isKnown ? kKnownGround : kUnknownLine, isKnown ? kKnownText : kUnknownText}) {
            choose(indicator);
            // Values tell neighbours apart.
            SendScintilla(Sci::SCI_SETINDICATORVALUE, 1UL + i % 2);
            SendScintilla(Sci::SCI_INDICATORFILLRANGE, static_cast<unsigned long>(marks[i].offset),
                          static_cast<long>(marks[i].length));
        }
    }
}

QByteArray ScintillaText::markedAt(const QPoint &place) const
{
    const long at = SendScintilla(Sci::SCI_POSITIONFROMPOINTCLOSE, static_cast<unsigned long>(place.x()),
                                  static_cast<long>(place.y()));
    for (const int indicator : {kKnownText, kUnknownText}) {
        if (at < 0 ||
            SendScintilla(Sci::SCI_INDICATORVALUEAT, static_cast<unsigned long>(indicator), at) == 0) {
            continue;
        }
        const long from = SendScintilla(Sci::SCI_INDICATORSTART, static_cast<unsigned long>(indicator), at);
        const long to = SendScintilla(Sci::SCI_INDICATOREND, static_cast<unsigned long>(indicator), at);
        return bytes().sliced(from, to - from);
    }
    return {};
}

bool ScintillaText::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_hooks.describeMarked) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QByteArray marked = markedAt(help->pos());
        if (!marked.isEmpty()) {
            QToolTip::showText(help->globalPos(), widgets::plainToolTip(m_hooks.describeMarked(marked)),
                               viewport());
            return true;
        }
    }
    return QsciScintilla::viewportEvent(event);
}

/// A key without a command here would be typed (Ctrl+1 as a 1) or swallowed (Escape) by QScintilla: the page
/// or the dialog around may know what to do with it.
void ScintillaText::keyPressEvent(QKeyEvent *event)
{
    const bool isControl =
        event->modifiers() & Qt::ControlModifier && !(event->modifiers() & Qt::AltModifier);
    const QKeyCombination pressed(event->modifiers() & ~Qt::KeypadModifier,
                                  static_cast<Qt::Key>(event->key()));
    const bool isCommand = standardCommands()->boundTo(pressed.toCombined()) != nullptr;
    if ((isControl || event->key() == Qt::Key_Escape) && !isCommand) {
        event->ignore();
        return;
    }
    QsciScintilla::keyPressEvent(event);
}

QByteArray ScintillaText::fromMimeData(const QMimeData *source, bool &rectangular) const
{
    QByteArray pasted = QsciScintilla::fromMimeData(source, rectangular);
    // What fits by itself only lengthens a line; that is as slow as it is long, and the user's own doing.
    if (fitOf(pasted) != BodyFit::TooWide) {
        m_hooks.growing(size() + pasted.size());
        if (m_isPastedExactly && !m_isDropping && pasted.contains('\n')) {
            insertExactly(pasted); // QScintilla would convert the line ends of what we return
            return {};
        }
        return pasted;
    }
    const auto from = static_cast<qsizetype>(SendScintilla(Sci::SCI_GETSELECTIONSTART));
    const auto to = static_cast<qsizetype>(SendScintilla(Sci::SCI_GETSELECTIONEND));
    QByteArray whole = bytes();
    whole.replace(from, to - from, pasted);
    m_hooks.tooWide(whole);
    return {};
}

void ScintillaText::insertExactly(const QByteArray &bytes) const
{
    SendScintilla(Sci::SCI_TARGETFROMSELECTION);
    SendScintilla(Sci::SCI_REPLACETARGET, static_cast<uintptr_t>(bytes.size()), bytes.constData());
    SendScintilla(Sci::SCI_GOTOPOS, static_cast<unsigned long>(SendScintilla(Sci::SCI_GETTARGETEND)));
}

void ScintillaText::dropEvent(QDropEvent *event)
{
    m_isDropping = true;
    QsciScintilla::dropEvent(event);
    m_isDropping = false;
}

void ScintillaText::dragEnterEvent(QDragEnterEvent *event)
{
    if (fitOf(event->mimeData()->text().toUtf8()) == BodyFit::TooWide) {
        event->ignore();
        return;
    }
    QsciScintilla::dragEnterEvent(event);
}

void ScintillaText::fitMargin()
{
    const int digits = qMax(3, static_cast<int>(QString::number(lines()).size()));
    const int width = QFontMetrics(theme::wireFont()).horizontalAdvance(QLatin1Char('0')) * (digits + 1);
    if (marginWidth(0) != width) {
        setMarginWidth(0, width);
    }
}

void ScintillaText::dressLexer()
{
    using theme::color;
    using theme::Token;
    const QFont font = theme::wireFont();
    const QColor ground = color(Token::Code);
    m_lexer->setDefaultFont(font);
    m_lexer->setFont(font);
    m_lexer->setDefaultPaper(ground);
    m_lexer->setPaper(ground);
    m_lexer->setDefaultColor(color(Token::Text));
    m_lexer->setColor(color(Token::Text));
    m_lexer->setColor(color(Token::Ok), QsciLexerJSON::String);
    m_lexer->setColor(color(Token::Ok), QsciLexerJSON::UnclosedString);
    // An address is a string like any other.
    m_lexer->setColor(color(Token::Ok), QsciLexerJSON::IRI);
    m_lexer->setColor(color(Token::Ok), QsciLexerJSON::IRICompact);
    m_lexer->setColor(color(Token::Body), QsciLexerJSON::Property);
    m_lexer->setColor(color(Token::Id), QsciLexerJSON::Keyword);
    m_lexer->setColor(color(Token::Warn), QsciLexerJSON::EscapeSequence);
    m_lexer->setColor(color(Token::Bad), QsciLexerJSON::Error);
}

void ScintillaText::dressMarks()
{
    using theme::color;
    using theme::Token;
    setIndicatorForegroundColor(color(Token::Bad), kErrorIndicator);
    // Not the wrapper: it would set the alpha of the colour as well.
    const auto paint = [this](int indicator, Token token) {
        SendScintilla(Sci::SCI_INDICSETFORE, static_cast<unsigned long>(indicator), color(token));
    };
    paint(kKnownGround, Token::VariableFill);
    paint(kKnownText, Token::Variable);
    paint(kUnknownLine, Token::Bad);
    paint(kUnknownText, Token::Bad);
}

void ScintillaText::dress()
{
    using theme::color;
    using theme::Token;
    const QFont font = theme::wireFont();
    const QColor ground = color(Token::Code);
    QPalette dressed = QGuiApplication::palette();
    dressed.setColor(QPalette::Base, ground);
    setPalette(dressed);
    setFont(font);
    setColor(color(Token::Text));
    setPaper(ground);
    dressLexer();
    setCaretForegroundColor(color(Token::Text));
    setSelectionBackgroundColor(color(Token::Selection));
    resetSelectionForegroundColor();
    setMarginsFont(font);
    setMarginsBackgroundColor(ground);
    setMarginsForegroundColor(color(Token::Dim));
    setFoldMarginColors(ground, ground);
    const QColor dim = color(Token::Dim);
    const QColor quiet((dim.red() + ground.red()) / 2, (dim.green() + ground.green()) / 2,
                       (dim.blue() + ground.blue()) / 2);
    for (int marker = int{Sci::SC_MARKNUM_FOLDEREND}; marker <= int{Sci::SC_MARKNUM_FOLDEROPEN}; ++marker) {
        // The wrappers know only of markers they gave out themselves.
        SendScintilla(Sci::SCI_MARKERSETFORE, static_cast<unsigned long>(marker), quiet);
        SendScintilla(Sci::SCI_MARKERSETBACK, static_cast<unsigned long>(marker), quiet);
    }
    setMatchedBraceBackgroundColor(color(Token::Selection));
    setMatchedBraceForegroundColor(color(Token::Accent));
    setUnmatchedBraceForegroundColor(color(Token::Bad));
    setUnmatchedBraceBackgroundColor(ground);
    dressMarks();
}

} // namespace sealwright::editor
