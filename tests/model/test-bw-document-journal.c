/* test-bw-document-journal.c: readers of any pace hear of each change, or that they missed some
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-document-journal-private.h"

static void
assert_list (BwDocumentJournal *journal,
             guint64           *position,
             const char        *wanted)
{
  g_autoptr (GPtrArray) ids = bw_document_journal_list (journal, position);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (const char *) g_ptr_array_index (ids, i));
  g_assert_cmpstr (ids != NULL ? text->str : "all", ==, wanted);
}

static void
test_paces (void)
{
  g_autoptr (BwDocumentJournal) journal = bw_document_journal_new ();
  guint64 quick = 0;
  guint64 slow = 0;

  assert_list (journal, &quick, "all");
  assert_list (journal, &quick, "");
  bw_document_journal_add (journal, "a");
  assert_list (journal, &slow, "all");
  assert_list (journal, &quick, "a");
  bw_document_journal_add (journal, "b");
  bw_document_journal_add (journal, "a");
  bw_document_journal_add (journal, "b");
  assert_list (journal, &quick, "b a");
  assert_list (journal, &quick, "");
  assert_list (journal, &slow, "b a");
}

static void
test_missed (void)
{
  g_autoptr (BwDocumentJournal) journal = bw_document_journal_new ();
  guint64 position = 0;
  guint64 far = 0;

  assert_list (journal, &position, "all");
  assert_list (journal, &far, "all");
  for (guint i = 0; i < BW_DOCUMENT_JOURNAL_LENGTH; i++)
    bw_document_journal_add (journal, "a");
  assert_list (journal, &position, "a");

  /* What is forgotten is said to be. */
  for (guint i = 0; i < BW_DOCUMENT_JOURNAL_LENGTH + 1; i++)
    bw_document_journal_add (journal, "b");
  assert_list (journal, &far, "all");
  assert_list (journal, &position, "b");
}

static void
test_clear (void)
{
  g_autoptr (BwDocumentJournal) journal = bw_document_journal_new ();
  guint64 position = 0;

  assert_list (journal, &position, "all");
  bw_document_journal_clear (journal);
  assert_list (journal, &position, "all");
  bw_document_journal_add (journal, "a");
  assert_list (journal, &position, "a");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/document-journal/paces", test_paces);
  g_test_add_func ("/model/document-journal/missed", test_missed);
  g_test_add_func ("/model/document-journal/clear", test_clear);
  return g_test_run ();
}
