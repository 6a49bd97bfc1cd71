"""Indonesian."""

from kbgen.languages.language import ContactWords, Language

LANGUAGE = Language(
    code="id",
    stemmer="indonesian",
    contact_words=ContactWords(
        phrases="kontak, kontak kami, nomor kontak, hubungi, hubungi kami, menghubungi, "
        "layanan pelanggan, layanan konsumen, customer service, customer care, cs, nomor "
        "cs, dukungan, dukungan pelanggan, bantuan pelanggan, pusat panggilan, call center, "
        "hotline, telepon, telpon, nomor telepon, nomor telpon, no telepon, no telp, "
        "menelepon, panggilan telepon, email, e-mail, alamat email, surel, kirim email, "
        "menulis, kirim pesan, chat, live chat, obrolan, obrolan langsung, ngobrol, "
        "manusia, orang, orang asli, bicara, berbicara, bicara dengan orang, bicara dengan "
        "manusia, bicara dengan seseorang, bicara dengan agen, agen, petugas, operator, "
        "admin, staf, wa, nomor wa, formulir kontak, ajukan pertanyaan",
        complaints="keluhan, komplain, komplen, mengeluh, pengaduan, aduan, ajukan keluhan, "
        "mengajukan keluhan, manajer",
        fillers="tolong, mohon, saya, aku, ingin, mau, pengen, dengan, bagaimana, gimana, "
        "cara, anda, kalian, asli, nyata, sekarang, segera, ke, bisa, yang, untuk, "
        "seseorang, langsung",
    ),
)
