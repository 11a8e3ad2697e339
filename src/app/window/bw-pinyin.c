/* bw-pinyin.c: Chinese names as they are typed in Latin letters
 *
 * Readings are ICU's (transliterator Han-Latin, of Unihan's kMandarin), which knows one
 * for each character; it is asked once a character, for a whole name takes it a hundred
 * times as long as all else here. A character that names read in another way too (长, 都,
 * 重) has these beside it: any of them finds the name, for a reading that is wrong for
 * this name costs a match too many, and one that is missing costs the place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-pinyin.h"

#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

/* What one character is read as has room here several times. */
#define MAX_READING 64

struct _BwPinyin
{
  UTransliterator *reader;    /* (owned) (nullable): ICU has no data here */
  GHashTable      *readings;  /* (owned): character → readings with "/" between, "" none */
};

/* How else characters are read in the names of places and units, besides ICU's one. */
static const struct
{
  const char *character;
  const char *readings;
} others[] = {
  { "阿", "a/e" }, { "蚌", "bang/beng" }, { "薄", "bo/bao" }, { "堡", "bao/pu/bu" }, { "柏", "bai/bo" },
  { "卜", "bu/bo" }, { "藏", "zang/cang" }, { "曾", "zeng/ceng" }, { "查", "cha/zha" }, { "朝", "chao/zhao" },
  { "车", "che/ju" }, { "传", "chuan/zhuan" }, { "枞", "zong/cong" }, { "大", "da/dai" }, { "单", "dan/shan" },
  { "弹", "dan/tan" }, { "地", "di" }, { "调", "diao/tiao" }, { "都", "du/dou" }, { "番", "fan/pan" },
  { "繁", "fan/po" }, { "行", "xing/hang" }, { "会", "hui/kuai" }, { "祭", "ji/zhai" }, { "降", "jiang/xiang" },
  { "解", "jie/xie" }, { "角", "jiao/jue" }, { "觉", "jue/jiao" }, { "浚", "jun/xun" }, { "筠", "yun/jun" },
  { "乐", "le/yue" }, { "栎", "li/yue" }, { "六", "liu/lu" }, { "漯", "luo/ta" }, { "牟", "mou/mu" },
  { "陂", "bei/pi/po" }, { "泊", "bo/po" }, { "铺", "pu" }, { "埔", "pu/bu" }, { "强", "qiang/jiang" },
  { "区", "qu/ou" }, { "覃", "qin/tan" }, { "参", "can/shen" }, { "厦", "xia/sha" }, { "召", "zhao/shao" },
  { "什", "shi/shen" }, { "省", "sheng/xing" }, { "盛", "sheng/cheng" }, { "石", "shi/dan" }, { "率", "lu/shuai" },
  { "宿", "su/xiu" }, { "汤", "tang/shang" }, { "圩", "wei/xu" }, { "尉", "wei/yu" }, { "蔚", "wei/yu" },
  { "涡", "wo/guo" }, { "校", "xiao/jiao" }, { "莘", "shen/xin" }, { "荥", "xing/ying" }, { "叶", "ye/she" },
  { "员", "yuan/yun" }, { "翟", "zhai/di" }, { "长", "chang/zhang" }, { "种", "zhong/chong" },
  { "重", "chong/zhong" }, { "转", "zhuan" },
};

static gboolean
has_reading (GString    *readings,
             const char *reading)
{
  g_auto (GStrv) known = g_strsplit (readings->str, "/", -1);

  return g_strv_contains ((const char * const *) known, reading);
}

static void
add_readings (GString    *readings,
              const char *more)
{
  g_auto (GStrv) each = g_strsplit (more, "/", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      if (*each[i] == '\0' || has_reading (readings, each[i]))
        continue;
      if (readings->len > 0)
        g_string_append_c (readings, '/');
      g_string_append (readings, each[i]);
    }
}

/* The letters of a syllable without its tone; ü as @umlaut. */
static char *
strip_marks (const char *syllable,
             char        umlaut)
{
  g_autofree char *parts = g_utf8_normalize (syllable, -1, G_NORMALIZE_DEFAULT);
  g_autoptr (GString) letters = g_string_new (NULL);

  for (const char *p = parts; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 128 && g_ascii_isalpha ((char) c))
        g_string_append_c (letters, g_ascii_tolower ((char) c));
      else if (c == 0x308 && letters->len > 0 && letters->str[letters->len - 1] == 'u')
        letters->str[letters->len - 1] = umlaut;
    }

  return g_string_free (g_steal_pointer (&letters), FALSE);
}

static void
ask_reader (BwPinyin *self,
            gunichar  character,
            GString  *readings)
{
  UChar text[MAX_READING] = { 0 };
  char syllable[MAX_READING * 3 + 1];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  int32_t limit;
  g_autofree char *plain = NULL;
  g_autofree char *typed = NULL;

  if (self->reader == NULL)
    return;

  U16_APPEND_UNSAFE (text, length, character);
  limit = length;
  utrans_transUChars (self->reader, text, &length, MAX_READING, 0, &limit, &status);
  u_strToUTF8 (syllable, sizeof syllable, NULL, text, length, &status);
  if (U_FAILURE (status) || status == U_STRING_NOT_TERMINATED_WARNING)
    return;

  /* 女 is typed nv, and nu by who does not know. */
  plain = strip_marks (syllable, 'u');
  typed = strip_marks (syllable, 'v');
  add_readings (readings, plain);
  add_readings (readings, typed);
}

static const char *
get_readings (BwPinyin *self,
              gunichar  character)
{
  const char *known = g_hash_table_lookup (self->readings, GUINT_TO_POINTER (character));
  g_autoptr (GString) readings = NULL;
  char utf8[7] = { 0 };

  if (known != NULL)
    return known;

  readings = g_string_new (NULL);
  g_unichar_to_utf8 (character, utf8);
  ask_reader (self, character, readings);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (g_str_equal (others[i].character, utf8))
        add_readings (readings, others[i].readings);
    }

  known = readings->str;
  g_hash_table_insert (self->readings, GUINT_TO_POINTER (character),
                       g_string_free (g_steal_pointer (&readings), FALSE));
  return known;
}

/* Between syllables people put blanks or apostrophes, or nothing. */
static const char *
skip_gaps (const char *key)
{
  return key + strspn (key, " '");
}

/* Whether @key is the beginning of @spelled: of each syllable all, or its initial (zh, ch
 * and sh as one letter or two); of the last one any part. */
static gboolean
match_here (const char *spelled,
            const char *key,
            gboolean   *is_whole)
{
  const char *end = strchrnul (spelled, ' ');
  const char *next = *end != '\0' ? end + 1 : end;
  gboolean is_found = FALSE;

  key = skip_gaps (key);
  if (*key == '\0')
    {
      *is_whole |= *spelled == '\0';
      return TRUE;
    }

  for (const char *reading = spelled; reading < end;)
    {
      gsize length = strcspn (reading, " /");
      gsize n_same = 0;

      while (n_same < length && reading[n_same] == key[n_same])
        n_same++;
      for (gsize taken = 1; taken <= n_same; taken++)
        {
          gboolean is_part = taken == length || taken == 1 || (taken == 2 && reading[1] == 'h');

          if (is_part)
            is_found |= match_here (next, key + taken, is_whole);
          else
            is_found |= key[taken] == '\0';
        }
      reading += length + 1;
    }

  return is_found;
}

/**
 * bw_pinyin_new:
 *
 * Returns: (transfer full): what spells names; it spells nothing if ICU has no rules
 *   for Chinese here, which is logged
 */
BwPinyin *
bw_pinyin_new (void)
{
  BwPinyin *self = g_new0 (BwPinyin, 1);
  UErrorCode status = U_ZERO_ERROR;
  UChar id[16];

  u_uastrcpy (id, "Han-Latin");
  self->reader = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  if (U_FAILURE (status))
    g_message ("names cannot be found by pinyin: %s", u_errorName (status));

  self->readings = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

/**
 * bw_pinyin_free:
 * @self: (nullable): what spells names
 */
void
bw_pinyin_free (BwPinyin *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->reader, utrans_close);
  g_hash_table_unref (self->readings);
  g_free (self);
}

/**
 * bw_pinyin_spell:
 * @self: what spells names
 * @name: a name
 *
 * Returns: (transfer full) (nullable): its syllables with a blank between, several
 *   readings of one with "/" between; letters and digits stand for themselves, all else
 *   is left out. %NULL: it holds no Chinese
 */
char *
bw_pinyin_spell (BwPinyin   *self,
                 const char *name)
{
  g_autoptr (GString) spelled = g_string_new (NULL);
  gboolean is_chinese = FALSE;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *readings = "";
      char letter[2] = { 0 };

      if (c < 128 && g_ascii_isalnum ((char) c))
        {
          letter[0] = g_ascii_tolower ((char) c);
          readings = letter;
        }
      else if (g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN)
        {
          readings = get_readings (self, c);
          is_chinese |= *readings != '\0';
        }

      if (*readings == '\0')
        continue;
      if (spelled->len > 0)
        g_string_append_c (spelled, ' ');
      g_string_append (spelled, readings);
    }

  return is_chinese ? g_string_free (g_steal_pointer (&spelled), FALSE) : NULL;
}

/**
 * bw_pinyin_match:
 * @spelled: of bw_pinyin_spell()
 * @key: what was typed, case-folded
 * @is_start: (out): it fits from the first syllable on
 * @is_whole: (out): and to the last one
 *
 * Syllables whole or by their initials, one as well as the other: xcs, xuchangshi and
 * xuchs find 许昌市; from any syllable on: wdq finds 许昌市魏都区.
 *
 * Returns: whether it fits
 */
gboolean
bw_pinyin_match (const char *spelled,
                 const char *key,
                 gboolean   *is_start,
                 gboolean   *is_whole)
{
  g_return_val_if_fail (spelled != NULL, FALSE);
  g_return_val_if_fail (key != NULL, FALSE);
  g_return_val_if_fail (is_start != NULL && is_whole != NULL, FALSE);

  *is_start = FALSE;
  *is_whole = FALSE;
  if (!g_ascii_isalnum (*key))
    return FALSE;

  if (match_here (spelled, key, is_whole))
    {
      *is_start = TRUE;
      return TRUE;
    }

  *is_whole = FALSE;
  for (const char *p = strchr (spelled, ' '); p != NULL; p = strchr (p + 1, ' '))
    {
      gboolean ends = FALSE;

      if (match_here (p + 1, key, &ends))
        return TRUE;
    }

  return FALSE;
}
