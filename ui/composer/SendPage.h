// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/KeepRequest.h"
#include "app/flow/SendTwins.h"
#include "ui/composer/RequestDrafts.h"
#include "ui/composer/RequestVariables.h"
#include "ui/composer/SaveRequest.h"
#include "ui/models/EnvironmentChoice.h"

#include <QCoroTask>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

class QShortcut;
class QSplitter;

namespace sealwright::flow {
class InspectCredential;
}

namespace sealwright::widgets {
class Banner;
}

namespace sealwright::inspector {
class ExchangeInspector;
}

namespace sealwright::flow {
class KeepDrafts;
}

namespace sealwright::composer {

class CredentialBar;
class RequestEditor;
class RequestLine;
class RequestSidebar;

/// Composes, keeps and sends requests; beside them the exchange. Flows are the composition's and outlive it.
class SendPage final : public QWidget
{
    Q_OBJECT

public:
    /// Where the built-in receiver listens; starts it when it does not. Takes the credential of the request.
    using ReceiverUrl = std::function<QCoro::Task<base::Result<QString>>(QString)>;

    SendPage(flow::SendRequest &send, flow::SendTwins &twins, flow::KeepRequest &keep,
             const flow::InspectCredential &inspect, const flow::FindRecipe &recipes,
             models::EnvironmentChoice &environments, ReceiverUrl receiverUrl, QWidget *parent = nullptr);
    ~SendPage() override;

    bool hasUnsaved() const { return m_drafts.hasUnsaved(); }

    /// From now on what is not saved survives the end of the program; the first `reload` brings back what an
    /// earlier one left. `keep` outlives the page.
    void keepDrafts(flow::KeepDrafts &keep);
    /// Now, not a second after the last key.
    QCoro::Task<> keepDraftsNow();
    /// The user wants none of them.
    void forgetDrafts();

    bool isSending() const { return m_cancel.has_value(); }

public Q_SLOTS:
    /// Reads the workspace again; changes that are not saved stay.
    void reload();
    void reloadCredentials();
    void send();
    /// Sends the body in two forms of one meaning, and says what the answers mean.
    void sendTwins();
    /// Makes a request of each of the two.
    void makeTwins();
    void cancel();
    void newRequest();
    /// A new request of what is on the clipboard: a curl command, raw HTTP, HAR or a request document.
    void pasteRequest();
    void duplicateRequest();
    void saveRequest();
    /// Saves all that is changed, one after the other, and then says whether all could be.
    void saveAll(const std::function<void(bool)> &then);
    void focusUrl();
    void focusBody();
    void toggleSidebar();
    /// Opens the list of environments to choose from.
    void chooseEnvironment();

Q_SIGNALS:
    /// The environments of the workspace are to be seen and changed.
    void manageEnvironmentsWanted();

protected:
    /// Of the application, while a request is under way.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static QCoro::Task<> run(SendPage *page, std::shared_ptr<bool> alive);
    static QCoro::Task<> runTwins(SendPage *page, std::shared_ptr<bool> alive, explain::Twins twins);
    void beginSending();
    void endSending();

    void open(const QString &key);
    workspace::SavedRequest composed() const;
    /// The credential that it is sent with, in the environment that is chosen.
    QString credentialOf(const workspace::SavedRequest &request) const;
    /// Another environment, or other values.
    void takeEnvironment();
    void remarkOnVariables();
    void noteEdit();
    void refreshSidebar();
    void useTemplate(const QString &id);
    void fillFromTemplate(const QString &id);
    void removeRequest(const QString &key);
    void renameRequest(const QString &key);
    void save(const QString &key, const std::function<void(bool)> &then = {});
    void takeSaved(const QString &key, const workspace::SavedRequest &asked, const SavedOutcome &outcome);
    void bringBackDrafts();
    void keepDraftsSoon();
    void openPasted(const workspace::SavedRequest &request, const QStringList &findings);

    flow::SendRequest &m_send;
    flow::SendTwins &m_twins;
    flow::KeepRequest &m_keep;
    models::EnvironmentChoice &m_environments;
    ReceiverUrl m_receiverUrl;
    RequestDrafts m_drafts;
    RequestVariables m_variables;
    QTimer m_remarkSoon;
    flow::KeepDrafts *m_keepDrafts = nullptr;
    QTimer m_keepSoon;
    bool m_areBack = false;
    std::vector<workspace::BrokenFile> m_broken;
    QString m_currentKey;
    workspace::SavedRequest m_current;
    std::optional<base::CancellationSource> m_cancel;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    QStringList m_saving; ///< keys
    bool m_loading = false;
    bool m_escapeClosesPopup = false;

    QShortcut *m_escape;
    QSplitter *m_sendSplitter;
    QSplitter *m_exchangeSplitter;
    RequestSidebar *m_sidebar;
    RequestLine *m_line;
    CredentialBar *m_bar;
    widgets::Banner *m_trouble;
    RequestEditor *m_request;
    inspector::ExchangeInspector *m_inspector;
};

} // namespace sealwright::composer
