"""Lao."""

from kbgen.languages.language import ContactWords, Language
from kbgen.languages.scripts import THAI_AND_LAO

LANGUAGE = Language(
    code="lo",
    scripts=(THAI_AND_LAO,),
    contact_words=ContactWords(
        phrases="ຕິດຕໍ່, ຕິດຕໍ່ພວກເຮົາ, ຕິດຕໍ່ພະນັກງານ, ບໍລິການລູກຄ້າ, ຝ່າຍບໍລິການລູກຄ້າ, "
        "ສູນບໍລິການລູກຄ້າ, ເບີໂທ, ເບີໂທລະສັບ, ເບີຕິດຕໍ່, ໂທລະສັບ, ໂທ, ໂທຫາ, ສາຍດ່ວນ, ອີເມວ, "
        "ອີເມລ, ສົ່ງຂໍ້ຄວາມ, ແຊັດ, ແຊທ, ລົມກັບຄົນ, ລົມກັບພະນັກງານ, ເວົ້າກັບຄົນ, ຄົນ, "
        "ຄົນແທ້, ພະນັກງານ, ເຈົ້າໜ້າທີ່, ສອບຖາມ",
        complaints="ຮ້ອງຮຽນ, ຄຳຮ້ອງຮຽນ, ຄໍາຮ້ອງຮຽນ, ຜູ້ຈັດການ",
        fillers="ກະລຸນາ, ຂໍ, ກັບ, ຢາກ, ຕ້ອງການ, ແດ່, ໄດ້, ບໍ, ຂ້ອຍ, ແນວໃດ, ຂອງ, ລົມ, ດຽວນີ້, ຈະ",
    ),
)
