// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/vapi/DocumentMap.h"

namespace sealwright::vapi {

/// A stretch of the document that another text replaces: `before`, the id of a credential as a JSON string
/// when `credential` names one, and `after`.
struct DocumentEdit
{
    qsizetype begin = 0;
    qsizetype end = 0;
    QByteArray before{};
    std::optional<std::size_t> credential{};
    QByteArray after{};
};

/// Collects what is to become of the members of one object, or of the elements of one array, and turns it
/// into edits that do not overlap and leave the commas right.
class ContainerEdit
{
public:
    using Token = DocumentMap::Token;

    ContainerEdit(const DocumentMap &map, Token container);

    Token container() const { return m_container; }

    /// By the token of the member's value, or of the element.
    void remove(Token value);
    /// The whole member, name and all.
    void replace(Token value, DocumentEdit with);
    /// The value alone.
    void replaceValue(Token value, QByteArray with);
    /// A member `name` with the id of that credential, behind the member of that value; first when there is
    /// none.
    void insertReference(std::optional<Token> behind, std::size_t credential);
    /// The member that holds `value` gives way to the reference.
    void replaceByReference(Token value, std::size_t credential);

    bool isEmptied() const; ///< nothing would be left in it

    bool isTouched() const { return m_isTouched; }

    void appendTo(std::vector<DocumentEdit> &edits) const;

    /// What stands between a name and its value, colon and blanks: the document's own way.
    QByteArray colon(Token value) const;

private:
    enum class Fate { Keep, Remove, Replace };

    struct Item
    {
        Token begin = 0; ///< the name, or the element
        Token value = 0;
        Fate fate = Fate::Keep;
        DocumentEdit with;
    };

    Item *itemOf(Token value);
    const Item *itemOf(Token value) const;
    QByteArray blanksBefore(const Item &item) const;

    const DocumentMap &m_map;
    Token m_container;
    std::vector<Item> m_items;
    std::vector<DocumentEdit> m_insertions;
    bool m_isTouched = false;
};

} // namespace sealwright::vapi
