// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/JsonMembers.h"
#include "tests/support/TestResult.h"

using namespace sealwright::base;

namespace {

QByteArray merged(const char *document, const std::vector<JsonMember> &members)
{
    return compactJson(withMembers(*parseJson(document), members));
}

} // namespace

class TestJsonMembers : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void writesANewDocumentInTheOrderOfTheList()
    {
        QCOMPARE(merged("{}", {{"id", 1}, {"name", "x"}}), QByteArray(R"({"id":1,"name":"x"})"));
    }

    void updatesMembersInTheirPlaceAndKeepsStrangers()
    {
        QCOMPARE(merged(R"({"$schema":"s","name":"old","note":[1,2],"id":1})", {{"id", 2}, {"name", "new"}}),
                 QByteArray(R"({"$schema":"s","name":"new","note":[1,2],"id":2})"));
    }

    void putsANewMemberBehindItsPredecessor()
    {
        QCOMPARE(merged(R"({"id":1,"stranger":true,"last":3})", {{"id", 1}, {"name", "n"}, {"last", 3}}),
                 QByteArray(R"({"id":1,"name":"n","stranger":true,"last":3})"));
    }

    void removesAMemberWithoutValue()
    {
        QCOMPARE(merged(R"({"a":1,"b":2,"c":3})", {{"a", 1}, {"b", std::nullopt}, {"d", 4}}),
                 QByteArray(R"({"a":1,"d":4,"c":3})"));
    }

    void saysWhatGoesWithoutSayingOnlyWhereItWasSaid()
    {
        const std::vector<JsonMember> members{{"a", "", JsonMember::Write::WhenSaid}};
        QCOMPARE(merged("{}", members), QByteArray("{}"));
        QCOMPARE(merged(R"({"a":"x"})", members), QByteArray(R"({"a":""})"));
    }

    void takesAnythingButAnObjectForAnEmptyOne()
    {
        QCOMPARE(merged("[1]", {{"a", 1}}), QByteArray(R"({"a":1})"));
        QCOMPARE(compactJson(objectMember(Json::array(), "a")), QByteArray("{}"));
        QCOMPARE(compactJson(objectMember(*parseJson(R"({"a":{"b":1}})"), "a")), QByteArray(R"({"b":1})"));
        QCOMPARE(compactJson(objectMember(*parseJson(R"({"a":"text"})"), "a")), QByteArray("{}"));
    }
};

QTEST_GUILESS_MAIN(TestJsonMembers)
#include "tst_JsonMembers.moc"
