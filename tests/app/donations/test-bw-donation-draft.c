/* test-bw-donation-draft.c: what is typed becomes what is meant, or is told what is wrong with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-donation-draft.h"

#include "bw-json.h"

#define NOW (G_GINT64_CONSTANT (1628404320) * G_TIME_SPAN_SECOND) /* 2021-08-08 14:32 in Shanghai */

static GTimeZone *
make_zone (void)
{
  return g_time_zone_new_offset (8 * 3600);
}

static BwDonationDraft *
make_draft (gboolean cash)
{
  BwDonationDraft *draft = bw_donation_draft_new ();

  draft->is_cash = cash;
  draft->donor = g_strdup (" 某企业 ");
  draft->at = g_strdup ("2021-08-08 09:30");
  return draft;
}

static void
add_goods (BwDonationDraft *draft,
           const char      *item,
           const char      *quantity,
           gboolean         is_unknown)
{
  BwGoodsDraft *goods = bw_donation_draft_add_goods (draft);

  goods->item = g_strdup (item);
  goods->quantity = g_strdup (quantity);
  goods->unit = g_strdup ("只");
  goods->is_unknown = is_unknown;
}

static void
assert_builds (BwDonationDraft *draft,
               const char      *expected)
{
  g_autoptr (GTimeZone) zone = make_zone ();
  const char *fault = NULL;
  g_autoptr (JsonObject) members = bw_donation_draft_build (draft, zone, NOW, &fault);
  g_autofree char *line = NULL;

  g_assert_null (fault);
  g_assert_nonnull (members);
  line = bw_json_to_line (members);
  g_assert_cmpstr (line, ==, expected);
}

static void
assert_fails (BwDonationDraft *draft,
              const char      *expected)
{
  g_autoptr (GTimeZone) zone = make_zone ();
  const char *fault = NULL;
  g_autoptr (JsonObject) members = bw_donation_draft_build (draft, zone, NOW, &fault);

  g_assert_null (members);
  g_assert_cmpstr (fault, ==, expected);
}

static void
test_goods (void)
{
  g_autoptr (BwDonationDraft) draft = make_draft (FALSE);

  add_goods (draft, "口罩", "", TRUE);
  add_goods (draft, "手套", "6,000", FALSE);
  add_goods (draft, "水", "０．５万", FALSE);
  add_goods (draft, "水", "0", FALSE);
  draft->kind = 1;
  draft->purpose = 0;
  draft->to = g_strdup ("411002");
  assert_builds (draft,
                 "{\"form\":\"goods\",\"donor\":\"某企业\",\"goods\":[{\"item\":\"口罩\",\"unit\":\"只\"},"
                 "{\"item\":\"手套\",\"unit\":\"只\",\"quantity\":6000},"
                 "{\"item\":\"水\",\"unit\":\"只\",\"quantity\":5000},"
                 "{\"item\":\"水\",\"unit\":\"只\",\"quantity\":0}],"
                 "\"at\":\"2021-08-08T09:30:00+08:00\",\"purpose\":\"epidemic\",\"donor_kind\":\"unit\","
                 "\"to\":\"411002\"}");
}

static void
test_cash (void)
{
  g_autoptr (BwDonationDraft) draft = make_draft (TRUE);

  assert_fails (draft, "");
  draft->amount = g_strdup ("0.29");
  draft->is_handed_over = TRUE;
  assert_builds (draft,
                 "{\"form\":\"cash\",\"donor\":\"某企业\",\"amount_fen\":29,\"at\":\"2021-08-08T09:30:00+08:00\","
                 "\"handed_over\":\"2021-08-08T14:32:00+08:00\"}");
}

static void
test_faults (void)
{
  g_autoptr (BwDonationDraft) draft = make_draft (FALSE);
  g_autofree char *at = g_steal_pointer (&draft->at);

  assert_fails (draft, "");
  add_goods (draft, "口罩", "", FALSE);
  assert_fails (draft, "Type the quantity, or say that it is not known");
  g_ptr_array_set_size (draft->goods, 0);
  add_goods (draft, "口罩", "many", FALSE);
  assert_fails (draft, "The quantity is no number: write it like 6,000 or 2.5");
  g_ptr_array_set_size (draft->goods, 0);
  add_goods (draft, "水", "2,5", FALSE);
  assert_fails (draft, "The quantity: a comma parts thousands only, as in 6,000; write decimals behind a point, as in "
                "2.5");
  g_ptr_array_set_size (draft->goods, 0);
  add_goods (draft, "口罩", "1", FALSE);
  draft->at = g_strdup ("8月8日");
  assert_fails (draft, "A time is written like 2021-08-08 14:30");
  g_free (draft->at);
  draft->at = g_strdup ("2021-08-09 09:30");
  assert_fails (draft, "This time is still to come: give one that has passed");
  g_free (draft->at);
  draft->at = g_steal_pointer (&at);
  draft->amount = g_strdup ("1.234");
  assert_fails (draft, "Behind the point there are one or two digits");
}

/* What the window does not show is not lost by a correction. */
static void
test_correction (void)
{
  g_autoptr (GTimeZone) zone = make_zone ();
  g_autoptr (JsonNode) node = json_from_string (
    "{\"form\":\"goods\",\"donor\":\"甲\",\"donor_kind\":\"firm\",\"goods\":[{\"item\":\"口罩\"},"
    "{\"item\":\"水\",\"quantity\":2.5,\"unit\":\"吨\"}],\"amount_fen\":1999,\"purpose\":\"masks\",\"note\":\"n\","
    "\"to\":\"411002\",\"at\":\"2021-08-08T00:00:00Z\",\"handed_over\":\"2021-08-08T01:00:00Z\",\"named\":true}", NULL);
  g_autoptr (BwDonationDraft) draft = bw_donation_draft_new_from (json_node_get_object (node), "d1", zone);

  assert_fails (draft, "");
  draft->reason = g_strdup ("清点");
  assert_builds (draft,
                 "{\"form\":\"goods\",\"donor\":\"甲\",\"goods\":[{\"item\":\"口罩\"},"
                 "{\"item\":\"水\",\"unit\":\"吨\",\"quantity\":2.5}],\"amount_fen\":1999,"
                 "\"at\":\"2021-08-08T08:00:00+08:00\",\"handed_over\":\"2021-08-08T09:00:00+08:00\","
                 "\"purpose\":\"masks\",\"donor_kind\":\"firm\",\"to\":\"411002\",\"note\":\"n\",\"named\":true,"
                 "\"corrects\":\"d1\","
                 "\"reason\":\"清点\"}");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/donation-draft/goods", test_goods);
  g_test_add_func ("/donation-draft/cash", test_cash);
  g_test_add_func ("/donation-draft/faults", test_faults);
  g_test_add_func ("/donation-draft/correction", test_correction);

  return g_test_run ();
}
